import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browsing, newUser } from "../browsing.js";

const { client, open } = browsing(process.env.BROWSER_URL);
const memory = client();

/** What has the keyboard, by its name. */
async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    const labels = (element as HTMLInputElement | null)?.labels ?? [];
    return [
      element?.getAttribute("aria-label"),
      [...labels].map((label) => label.textContent).join(" "),
      element?.textContent,
    ]
      .map((name) => (name ?? "").trim())
      .find((name) => name !== "");
  });
  return name ?? "";
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) {
      return;
    }
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

const known = async (userId: string) =>
  (await memory.listFacts({ userId })).items.map(({ text, pinned }) => ({ text, pinned }));

test("withoutAMouse_somebodyIsFound_andCorrects_pins_forgets_undoes_andErases", async () => {
  const userId = newUser();
  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Lives in Oslo." }] } });
  const page = await open("#/people");
  await page.getByRole("heading", { name: "People" }).waitFor();

  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, /^User id$/);
  await page.keyboard.type(userId);
  await page.keyboard.press("Enter");
  await page.getByText("Lives in Oslo.").waitFor();

  await tabTo(page, /^Pin$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => known(userId)).toEqual([{ text: "Lives in Oslo.", pinned: true }]);

  await tabTo(page, /^Correct$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Corrected text");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Lives in Bergen.");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => known(userId)).toEqual([{ text: "Lives in Bergen.", pinned: true }]);

  await page.getByText("Lives in Bergen.").first().waitFor();
  await tabTo(page, /^Forget$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^Undo/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Forget");
  expect(await known(userId)).toHaveLength(1);

  await page.keyboard.press("Shift+Tab");
  await page.evaluate((to) => (location.hash = to), `#/person/${userId}/data`);
  await tabTo(page, /^Erase…$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^To confirm, type/);
  await page.keyboard.type(userId);
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is stored about this person.").waitFor();
  expect(await known(userId)).toEqual([]);
});
