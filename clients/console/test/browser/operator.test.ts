import { expect, test } from "vitest";
import { browsing, newUser } from "../browsing.js";

const { client, open } = browsing(process.env.BROWSER_URL);
const memory = client();

test("operator_readsWhatTheServiceCounts", async () => {
  const userId = newUser();
  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Sings alto." }] } });
  await memory.getContext({ userId });
  await memory.eraseMemory({ userId });
  const page = await open("#/operator");
  const tile = (title: string) => page.locator(".tile").filter({ hasText: title });

  await page.getByRole("img", { name: /^Use of the token budget/ }).waitFor();
  await page.getByText("overruns: 0").waitFor();
  await page.getByRole("row", { name: /^users_memory_facts / }).waitFor();
  expect(await tile("Store").innerText()).toMatch(/well\s+embedded · [\d.,]+ [kM]B/);
  expect(await tile("Writes").first().innerText()).toMatch(/[1-9][\d,]* since the start/);
  expect(await tile("Contexts").innerText()).toMatch(/[1-9][\d,]* since the start/);
  expect(await tile("Context, 95th percentile").innerText()).toMatch(/\d ms/);
  expect(await tile("Waiting writes").innerText()).toMatch(/outbox \d+, parked \d+, set aside 0/);
  expect(await tile("Erasures").innerText()).toMatch(/documents: [1-9]/);
  // two readings later there are rates
  await expect
    .poll(() => tile("Failed requests").innerText(), { timeout: 20_000 })
    .toMatch(/of [\d.,]+\/s/);
});
