/** What the usual calls cost, as docs/convex.md tells it. */
import { expect, test } from "vitest";
import type { Charge } from "../tools/convex-model/backend";
import { internal } from "./_generated/api";
import { type Backend, finish, person, say, WISH } from "./costs.fixtures";
import { NOW, user } from "./memory.fixtures";
import type { MemoryRead } from "./model/memory";

const memory = (backend: Backend, known?: MemoryRead["revision"]) =>
  backend.metered(() => backend.t.query(internal.mem.readMemory, { ...WISH, known }));

const session = (backend: Backend) =>
  backend.metered(() => backend.t.query(internal.sessions.find, { ...user, sessionId: "s" }));

/** Of the documents that are read, and written with the keys of their index entries. */
function total(...charges: Charge[]) {
  const sum = (of: (charge: Charge) => number) => charges.reduce((all, one) => all + of(one), 0);
  return {
    documents: sum((charge) => charge.documents),
    bytes: sum((charge) => charge.bytes),
    written: sum((charge) => charge.bytesWritten + charge.indexBytes),
  };
}

test("a context costs what docs/convex.md says", async () => {
  const backend = await person();
  await finish(backend, "0", NOW + 1);
  const first = await memory(backend);
  const cold = total(first.charge, (await session(backend)).charge);
  expect(cold.documents).toBeLessThan(360);
  expect(cold.bytes).toBeLessThan(220_000);
  const known = first.result.revision;
  await memory(backend, known);
  const again = total((await memory(backend, known)).charge, (await session(backend)).charge);
  expect(again).toEqual({ documents: 0, bytes: 0, written: 0 });
  const elsewhere = total((await memory(backend)).charge);
  expect(elsewhere.documents).toBe(0);

  backend.charges.length = 0;
  await finish(backend, "1", NOW + 2);
  const finalize = total(...backend.charges);
  expect(finalize.bytes).toBeLessThan(12_000);
  expect(finalize.written).toBeLessThan(20_000);
  const changed = await memory(backend, known);
  const after = total(changed.charge, (await session(backend)).charge);
  expect(changed.result.gone).toBeDefined();
  expect(changed.result.facts.length).toBeGreaterThanOrEqual(7);
  expect(after.bytes).toBeLessThan(10_240);

  backend.charges.length = 0;
  await say(backend, 100, 5_000);
  const batch = total(...backend.charges);
  expect(batch.documents).toBeLessThan(10);
  expect(batch.written).toBeLessThan(150_000);
});

test("a question over the bound of facts costs what docs/convex.md says", async () => {
  const backend = await person(1_200);
  const { revision } = (await memory(backend)).result;
  await memory(backend, revision);
  const search = await backend.metered(() =>
    backend.t.query(internal.mem.searchFacts, { ...user, text: "What went well in talk 1100?" }),
  );
  const asked = total((await memory(backend, revision)).charge, search.charge);
  expect(search.result.length).toBeLessThanOrEqual(100);
  expect(asked.documents).toBeLessThanOrEqual(200);
  expect(asked.bytes).toBeLessThan(120_000);
});
