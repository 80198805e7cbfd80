import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { fillDemo } from "../../app/demo/fill.js";
import { browsing, figure, newUser } from "../browsing.js";

const { client, open, somebody, url } = browsing(process.env.BROWSER_URL);
const memory = client();
const userId = newUser();

const MOST_BYTES = 300_000;

beforeAll(() => fillDemo(memory, { userId }));

/** All that is sent for a page, as it is on the wire. */
async function weighed(page: Page) {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}

test.each([
  ["people", "#/people", "a[href^='#/person/']"],
  ["memory", `#/person/${userId}`, "memory-fact"],
  ["progress", `#/person/${userId}/progress`, "memory-chart"],
  ["operator", "#/operator", "memory-chart"],
])("page_%s_weighsLessThan300kB", async (name, hash, selector) => {
  const context = await somebody();
  const page = await context.newPage();
  const bytes = await weighed(page);

  await page.goto(`${url}/console/${hash}`);
  await page.locator(selector).first().waitFor();
  const interactive = await page.evaluate(() => performance.now());
  await page.waitForLoadState("networkidle");

  const kilobytes = (bytes() / 1_000).toFixed(0);
  figure(`${name}: ${kilobytes} kB, usable after ${interactive.toFixed(0)} ms`);
  expect(bytes()).toBeLessThan(MOST_BYTES);
});

/** Bounded, whatever the length of the list: a screen, a margin, and the pages that they touch. */
const MOST_ITEMS = 400;

test("list_of5000Facts_staysSmall_andIsSearched", async () => {
  const many = newUser();
  await memory.importUser({ userId: many, body: await facts(5_000) });
  const page = await open(`#/person/${many}`);
  const shown = page.locator("memory-fact");
  await shown.first().waitFor();

  let most = 0;
  const start = performance.now();
  while ((await page.getByText("5,000 facts").count()) === 0) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    most = Math.max(most, await shown.count());
    expect(most).toBeLessThan(MOST_ITEMS);
    expect(performance.now() - start, "the end of the list comes").toBeLessThan(60_000);
  }
  const seconds = (performance.now() - start) / 1_000;
  figure(`5,000 facts seen in ${seconds.toFixed(1)} s, at most ${String(most)} items in the page`);

  await page.evaluate(() => scrollTo(0, 0));
  await page.getByLabel("Search the facts").fill("No. 4321");
  await expect.poll(() => shown.count()).toBe(1);
  await page.getByRole("button", { name: "Pin" }).click();
  await page.getByRole("button", { name: "Unpin" }).waitFor();
});

async function facts(count: number): Promise<string> {
  const one = newUser();
  await memory.upsertFacts({ userId: one, body: { facts: [{ kind: "bio", text: "One." }] } });
  for await (const line of memory.exportMemory({ userId: one })) {
    if (line.type === "users_memory_facts") {
      const { data, ...fact } = line as { type: string; data: object };
      const lines = Array.from({ length: count }, (_, index) =>
        JSON.stringify({
          ...fact,
          data: { ...data, factId: `fact_${String(index)}`, text: `No. ${String(index)}` },
        }),
      );
      const header = JSON.stringify({ type: "header", version: 1, exportedAtMs: 0 });
      return [header, ...lines, JSON.stringify({ type: "end", records: count })].join("\n");
    }
  }
  throw new Error("The fact is not in the export.");
}
