import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browsing, newUser } from "../browsing.js";

const { client, open } = browsing(process.env.BROWSER_URL);
const memory = client();

const TEN_SECONDS = 10_000;

async function remembering(...texts: string[]) {
  const userId = newUser();
  await memory.upsertFacts({
    userId,
    body: { facts: texts.map((text) => ({ kind: "bio" as const, text })) },
  });
  return {
    userId,
    known: async () =>
      (await memory.listFacts({ userId })).items.map(({ text, pinned }) => ({ text, pinned })),
  };
}

const item = (page: Page, text: string) => page.locator("memory-fact", { hasText: text });
const act = (page: Page, text: string, label: string) =>
  item(page, text).getByRole("button", { name: label }).click();
const undo = (page: Page) => page.getByRole("button", { name: /Undo/ }).click();

test("correctedFact_isAnotherFact_andCanBeUndone", async () => {
  const { userId, known } = await remembering("Lives in Oslo.");
  const page = await open(`#/person/${userId}`);

  await act(page, "Lives in Oslo.", "Correct");
  await page.getByLabel("Corrected text").fill("Lives in Bergen.");
  await page.getByRole("button", { name: "Save" }).click();

  await item(page, "Lives in Bergen.").waitFor();
  expect(await item(page, "Lives in Oslo.").count()).toBe(0);
  expect(await known()).toEqual([{ text: "Lives in Bergen.", pinned: false }]);

  await act(page, "Lives in Bergen.", "Why is this here?");
  await page.getByRole("button", { name: "Earlier versions" }).click();
  await page.getByText("Lives in Oslo.", { exact: false }).first().waitFor();

  await undo(page);
  await expect.poll(known).toEqual([{ text: "Lives in Oslo.", pinned: false }]);
});

test("pinnedFact_isPinned_andCanBeUnpinned", async () => {
  const { userId, known } = await remembering("Sings alto.");
  const page = await open(`#/person/${userId}`);

  await act(page, "Sings alto.", "Pin");
  await expect.poll(known).toEqual([{ text: "Sings alto.", pinned: true }]);
  await item(page, "Sings alto.").getByText("Pinned").waitFor();

  await undo(page);
  await expect.poll(known).toEqual([{ text: "Sings alto.", pinned: false }]);
});

test("forgottenFact_staysForTenSeconds_inWhichItCanBeUndone", async () => {
  const { userId, known } = await remembering("Has a dog.", "Has a cat.");
  const page = await open(`#/person/${userId}`);
  await page.clock.install();

  await act(page, "Has a dog.", "Forget");
  await item(page, "Has a dog.").waitFor({ state: "detached" });
  await page.clock.fastForward(TEN_SECONDS - 1_000);
  expect(await known()).toHaveLength(2);
  await undo(page);
  await item(page, "Has a dog.").waitFor();

  await act(page, "Has a dog.", "Forget");
  await item(page, "Has a dog.").waitFor({ state: "detached" });
  await page.clock.fastForward(TEN_SECONDS + 1_000);
  await expect.poll(known).toEqual([{ text: "Has a cat.", pinned: false }]);
  expect(await page.getByRole("button", { name: /Undo/ }).count()).toBe(0);
});

test("forgottenFact_isDeleted_whenThePageIsLeft", async () => {
  const { userId, known } = await remembering("Has a dog.", "Has a cat.");
  const page = await open(`#/person/${userId}`);

  await act(page, "Has a dog.", "Forget");
  await item(page, "Has a dog.").waitFor({ state: "detached" });
  await page.close({ runBeforeUnload: true });

  await expect.poll(known).toEqual([{ text: "Has a cat.", pinned: false }]);
});

test("forgetting_tellsWhatElseCameFromTheSameAssessment_andTakesItAlong", async () => {
  const userId = newUser();
  await memory.finalizeAssessment({
    body: {
      userId,
      sessionId: `sess-${userId}`,
      groupId: "grp",
      rubricVersion: "v2",
      summary: {
        skillAssessments: [
          {
            skillId: "pace",
            level: 5,
            metCriteria: ["Pauses well"],
            unmetCriteria: [],
            feedback: ["The end was rushed."],
          },
        ],
      },
    },
  });
  const page = await open(`#/person/${userId}`);
  await page.clock.install();

  await act(page, "The end was rushed.", "Forget");
  const choice = page.getByRole("group", { name: "More came from the same assessment" });
  expect(await choice.textContent()).toMatch(/further facts: \d/);
  await choice.getByRole("button", { name: "Forget all of it" }).click();
  await page.clock.fastForward(TEN_SECONDS + 1_000);

  await expect
    .poll(async () => (await memory.listFacts({ userId })).items.map(({ text }) => text))
    .toEqual([]);
});
