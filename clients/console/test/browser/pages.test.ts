import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { fillDemo } from "../../app/demo/fill.js";
import { accessible, browsing, DESKTOP, newUser, PHONE, picture } from "../browsing.js";

const { client, somebody, tab } = browsing(process.env.BROWSER_URL);
const memory = client();
const userId = newUser();

beforeAll(async () => {
  await fillDemo(memory, { userId });
  await memory.getContext({ userId });
});

const show =
  (role: "heading" | "region" | "img", name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole(role, { name }).first().waitFor();

/** The pages, what to wait for, and what to do before looking. */
const PAGES: readonly [
  name: string,
  hash: string,
  ready: (page: Page) => Promise<void>,
  then?: (page: Page) => Promise<void>,
][] = [
  ["people", "#/people", (page) => page.getByRole("link", { name: userId }).waitFor()],
  ["memory", `#/person/${userId}`, (page) => page.locator("memory-fact").first().waitFor()],
  [
    "memory-why",
    `#/person/${userId}/memory`,
    (page) => page.locator("memory-fact").first().waitFor(),
    async (page) => {
      await page.getByRole("button", { name: "Why is this here?" }).first().click();
      await page.getByRole("button", { name: "Earlier versions" }).click();
      await page.getByRole("button", { name: "Correct" }).nth(1).click();
    },
  ],
  [
    "preferences",
    `#/person/${userId}/preferences`,
    (page) => page.locator("[data-state=saved]").waitFor(),
  ],
  [
    "goals",
    `#/person/${userId}/goals`,
    (page) => page.getByText("quarterly talk").first().waitFor(),
  ],
  [
    "consents",
    `#/person/${userId}/consents`,
    (page) => page.getByText("research").first().waitFor(),
  ],
  ["progress", `#/person/${userId}/progress`, show("img", /^Levels over time/)],
  ["context", `#/person/${userId}/context`, show("heading", "The text")],
  ["data", `#/person/${userId}/data`, show("heading", "What is stored")],
  [
    "data-erase",
    `#/person/${userId}/data`,
    show("heading", "What is stored"),
    async (page) => {
      await page.getByRole("button", { name: "Erase…" }).click();
      await page.getByLabel("To confirm, type").waitFor();
    },
  ],
  ["empty", `#/person/${userId}-nobody`, show("heading", "Nothing is remembered yet")],
  ["operator", "#/operator", show("img", /^Use of the token budget/)],
  ["lost", "#/nowhere", show("heading", "There is no such page")],
];

test.each([
  ["light", "desktop", DESKTOP],
  ["light", "phone", PHONE],
  ["dark", "desktop", DESKTOP],
  ["dark", "phone", PHONE],
] as const)(
  "everyPage_inThe%s_onA%s_isAccessible_andFits",
  async (colorScheme, device, viewport) => {
    const context = await somebody({ colorScheme, viewport });
    for (const [name, hash, ready, then] of PAGES) {
      const page = await tab(context, hash);
      await ready(page);
      await then?.(page);
      await picture(page, `${name}-${colorScheme}-${device}`);
      await accessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${name} is not wider than the screen`).toBeLessThanOrEqual(viewport.width);
      await page.close();
    }
  },
);

test("demonstrationPerson_isThereAfterAClick", async () => {
  const page = await tab(await somebody(), "#/people");

  await page.getByRole("button", { name: "Load the demonstration person" }).click();

  await page.getByRole("heading", { name: "Maya Lindqvist" }).waitFor();
  await page.getByText("Sings alto in a choir on Tuesday evenings.").waitFor();
});
