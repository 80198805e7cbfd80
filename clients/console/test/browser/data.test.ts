import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fillDemo } from "../../app/demo/fill.js";
import { browsing, newUser } from "../browsing.js";

const { client, open } = browsing(process.env.BROWSER_URL);
const memory = client();

const total = async (userId: string) => (await memory.getMemorySummary({ userId })).total;

test("erasing_showsHowMuchItIs_andNeedsTheIdTyped", async () => {
  const userId = newUser();
  await fillDemo(memory, { userId });
  const before = await total(userId);
  const page = await open(`#/person/${userId}/data`);

  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByText(`This will be deleted for good. Documents: ${String(before)}`).waitFor();
  const erase = page.getByRole("button", { name: "Erase everything" });
  const confirmation = page.getByLabel(`To confirm, type ${userId}`);
  await confirmation.fill(`${userId} `);
  expect(await erase.isDisabled()).toBe(true);
  await confirmation.press("Enter");
  expect(await total(userId)).toBe(before);

  await confirmation.fill(userId);
  await erase.click();
  await page
    .getByText(`Erased. Documents deleted: ${String(before)}`)
    .first()
    .waitFor();
  expect(await total(userId)).toBe(0);
  await page.getByText("Nothing is stored about this person.").waitFor();
});

test("export_isAFile_thatAnotherPersonsImportTakes_withAReport", async () => {
  const userId = newUser();
  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Sings alto." }] } });
  const page = await open(`#/person/${userId}/data`);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`memory-${userId}.jsonl`);
  const lines = readFileSync(await download.path(), "utf8").split("\n");
  expect(lines[0]).toMatch(/"header"/);

  const another = newUser();
  const there = await open(`#/person/${another}/data`);
  await there.getByText("Nothing is stored about this person.").waitFor();
  lines.splice(1, 0, "not a document");
  const file = { name: "memory.jsonl", mimeType: "application/x-ndjson" };
  await there
    .locator("input[type=file]")
    .setInputFiles({ ...file, buffer: Buffer.from(lines.join("\n")) });

  await there
    .getByText(/New: \d+\..*Not stored: 1\./)
    .first()
    .waitFor();
  await there.getByText(/^Line 2: /).waitFor();
  await there.getByText("The file ends too early: something may be missing.").waitFor();
  expect((await memory.listFacts({ userId: another })).items).toMatchObject([
    { text: "Sings alto." },
  ]);
});

async function exportedFact() {
  const userId = newUser();
  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "One of many." }] } });
  for await (const line of memory.exportMemory({ userId })) {
    if (line.type === "users_memory_facts") {
      return line as { type: string; data: object };
    }
  }
  throw new Error("The fact is not in the export.");
}

test("import_ofManyLines_comesInPieces_andCountsThemAll", async () => {
  const userId = newUser();
  const page = await open(`#/person/${userId}/data`);
  const one = await exportedFact();
  const facts = Array.from({ length: 1_201 }, (_, index) =>
    JSON.stringify({
      ...one,
      data: { ...one.data, factId: `fact_${String(index)}`, text: `No. ${String(index)}` },
    }),
  );
  const lines = [
    JSON.stringify({ type: "header", version: 1, exportedAtMs: 0 }),
    ...facts,
    JSON.stringify({ type: "end", records: facts.length }),
  ];

  await page.locator("input[type=file]").setInputFiles({
    name: "memory.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(lines.join("\n")),
  });

  await page
    .getByText(/New: 1,201\. Updated: 0\. Unchanged: 0\. Not stored: 0\./)
    .first()
    .waitFor();
  expect(await page.getByText("The file ends too early").count()).toBe(0);
});
