/** What the usual calls cost, as docs/convex.md tells it. */
import { expect, test } from "vitest";
import type { Charge } from "../tools/convex-model/backend";
import { internal } from "./_generated/api";
import { type Backend, finish, person, say, WISH } from "./costs.fixtures";
import { done, NOW, user } from "./memory.fixtures";
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

test("vectors cost what docs/convex.md says, and a context nothing", async () => {
  const backend = await person();
  const { t } = backend;
  const model = "minilm-l6-v2-q:int8";
  const known = (await memory(backend)).result.revision;
  await memory(backend, known);
  const missing = async (since?: MemoryRead["revision"]) => {
    const asked = { ...user, model, nowMs: NOW, limit: 100, since };
    const { result, charge } = await backend.metered(() =>
      t.query(internal.mem.factsWithoutVector, asked),
    );
    return { ...done(result), cost: total(charge) };
  };
  const keep = async (facts: { factId: string }[]) => {
    const vectors = facts.map(({ factId }) => ({ factId, model, vector: "A".repeat(512) }));
    const { charge } = await backend.metered(() =>
      t.mutation(internal.mem.keepFactVectors, { ...user, vectors }),
    );
    return total(charge);
  };
  let found = await missing();
  for (; found.items.length > 0; found = await missing()) {
    const kept = await keep(found.items);
    expect(kept.bytes).toBeLessThan(50_000);
    expect(kept.written).toBeLessThan(90_000);
  }
  expect(found.cost.bytes).toBeLessThan(360_000);
  expect(total((await memory(backend, known)).charge).documents).toBe(0);

  await finish(backend, "1", NOW + 1);
  const asked = await missing(found.revision);
  expect(asked.items).toHaveLength(7);
  expect(asked.cost.bytes).toBeLessThan(6_000);
  await keep(asked.items);
  const vectors = () =>
    backend.metered(() => t.query(internal.mem.factVectors, { ...user, model }));
  expect(total((await vectors()).charge).bytes).toBeLessThan(220_000);
  expect(total((await vectors()).charge).documents).toBe(0);
});
