import type { MemoryElement } from "@user-memory/elements";
import { expect, test } from "vitest";
import { browsing, newUser } from "../browsing.js";

const { client, somebody, tab } = browsing(process.env.BROWSER_URL);
const memory = client();

async function twoTabs(userId: string) {
  const context = await somebody();
  const hash = `#/person/${userId}/preferences`;
  const tabs = [await tab(context, hash), await tab(context, hash)] as const;
  for (const page of tabs) {
    await page.locator("[data-state=saved]").waitFor();
  }
  return tabs;
}

const stored = async (userId: string) => {
  const { tone, verbosity } = await memory.getPreferences({ userId });
  return { tone, verbosity };
};

test("twoTabs_thatChangeDifferentThings_keepBoth", async () => {
  const userId = newUser();
  const [one, other] = await twoTabs(userId);

  await one.getByLabel("Tone").fill("warm");
  await one.getByLabel("Tone").blur();
  await expect.poll(() => stored(userId)).toMatchObject({ tone: "warm" });
  await other.getByText("Long", { exact: true }).click();

  await expect.poll(() => stored(userId)).toEqual({ tone: "warm", verbosity: "high" });
  await expect.poll(() => other.getByLabel("Tone").inputValue()).toBe("warm");
});

test("typing_staysInItsField_whenThePageIsDrawnAnew", async () => {
  const userId = newUser();
  const page = await tab(await somebody(), `#/person/${userId}/preferences`);
  await page.locator("[data-state=saved]").waitFor();

  await page.getByLabel("Tone").fill("warm");
  await page.locator("memory-preferences").evaluate((element: MemoryElement) => element.reload());
  expect(await page.getByLabel("Tone").inputValue()).toBe("warm");

  await page.getByLabel("Tone").blur();
  await expect.poll(() => stored(userId)).toMatchObject({ tone: "warm" });
});

test.each([
  ["Keep mine", "direct"],
  ["Take the other", "warm"],
])("twoTabs_thatChangeTheSame_areAsked_%s", async (choice, kept) => {
  const userId = newUser();
  const [one, other] = await twoTabs(userId);

  await one.getByLabel("Tone").fill("warm");
  await one.getByLabel("Tone").blur();
  await expect.poll(() => stored(userId)).toMatchObject({ tone: "warm" });
  await other.getByLabel("Tone").fill("direct");
  await other.getByLabel("Tone").blur();

  const conflict = other.getByRole("group", { name: "Changed elsewhere at the same time" });
  expect(await conflict.innerText()).toMatch(/direct[^]*warm/);
  expect(await stored(userId)).toMatchObject({ tone: "warm" });
  await conflict.getByRole("button", { name: choice }).click();

  await expect.poll(() => stored(userId)).toMatchObject({ tone: kept });
  await other.locator("[data-state=saved]").waitFor();
});

test("changesWithoutAConnection_areKept_andSavedWhenItIsBack", async () => {
  const userId = newUser();
  const context = await somebody();
  const page = await tab(context, `#/person/${userId}/preferences`);
  await page.locator("[data-state=saved]").waitFor();

  await context.setOffline(true);
  await page.getByLabel("Tone").fill("calm");
  await page.getByLabel("Tone").blur();
  await page.getByText("Short", { exact: true }).click();
  await page.locator("[data-state=offline]").waitFor();
  expect(await stored(userId)).toEqual({ tone: undefined, verbosity: undefined });

  await context.setOffline(false);
  await expect.poll(() => stored(userId)).toEqual({ tone: "calm", verbosity: "low" });
  await page.locator("[data-state=saved]").waitFor();
});
