/** That the model charges and refuses as the backend does. */
import { makeFunctionReference } from "convex/server";
import { getDocumentSize } from "convex/values";
import { afterEach, expect, test, vi } from "vitest";
import { convexBackend } from "./backend";
import type { Limits } from "./limits";
import { modules, schema } from "./notes.fixtures";

const query = (name: string) => makeFunctionReference<"query">(`notes:${name}`);
const mutation = (name: string) => makeFunctionReference<"mutation">(`notes:${name}`);

/** Notes of alice, and calls of functions about them. */
async function notes(count: number, limits?: Partial<Limits>, text = "x") {
  const backend = convexBackend(schema, modules, limits);
  const add = async (count: number, owner = "alice", from = 0) =>
    (await backend.t.mutation(mutation("add"), { owner, from, count, text })) as string[];
  const ids = await add(count);
  const charge = async (call: () => Promise<unknown>) => (await backend.metered(call)).charge;
  const some = (count: number) => ({ owner: "alice", count });
  return {
    ...backend,
    add,
    ids,
    ask: (name: string, args: object) => charge(() => backend.t.query(query(name), args)),
    write: (name: string, args: object) => charge(() => backend.t.mutation(mutation(name), args)),
    some,
  };
}

afterEach(() => {
  vi.useRealTimers();
});

test("a range charges what it gives, and looks into the store once per hundred", async () => {
  const { ask, some, t } = await notes(250);
  const one: unknown = await t.run((ctx) => ctx.db.query("notes").first());
  const size = getDocumentSize(one as never);
  expect(await ask("first", some(100))).toMatchObject({
    path: "notes:first",
    documents: 100,
    bytes: 100 * size,
    ranges: 1,
    rounds: 1,
    written: 0,
  });
  expect(await ask("first", some(999))).toMatchObject({ documents: 250, ranges: 1, rounds: 3 });
});

test("deleting and patching read again, and each is a range", async () => {
  const { write, some } = await notes(30);
  expect(await write("touch", some(10))).toMatchObject({ documents: 20, ranges: 11, written: 10 });
  expect(await write("remove", some(10))).toMatchObject({
    documents: 20,
    ranges: 11,
    written: 10,
    bytesWritten: 0,
    rounds: 1,
  });
});

test("what was not read before is looked up one by one, reads together by sixteen", async () => {
  const { ask, write, ids } = await notes(40);
  expect(await ask("get", { ids, together: false })).toMatchObject({ rounds: 40, ranges: 40 });
  expect(await ask("get", { ids, together: true })).toMatchObject({ rounds: 3, ranges: 40 });
  const half = ids.slice(20);
  expect(await write("removeById", { ids: half, together: true })).toMatchObject({ rounds: 20 });
});

test("a search hit is a read of its own", async () => {
  const { ask, some } = await notes(50);
  const charge = await ask("search", some(40));
  expect(charge).toMatchObject({ documents: 40, ranges: 41, rounds: 41 });
  expect(charge.millis).toBeGreaterThan(60);
});

test("written bytes count documents, and those of their index entries beside them", async () => {
  const { write } = await notes(0);
  const charge = await write("add", { owner: "bob", from: 0, count: 2, text: "x".repeat(1000) });
  expect(charge).toMatchObject({ documents: 0, written: 2 });
  expect(charge.bytesWritten).toBeGreaterThan(2_000);
  expect(charge.indexBytes).toBeGreaterThan(80);
  expect(charge.indexBytes).toBeLessThan(400);
});

test.each<[Partial<Limits>, RegExp]>([
  [{ documentsRead: 19 }, /Too many documents read/],
  [{ bytesRead: 1_000 }, /Too many bytes read/],
  [{ databaseQueries: 10 }, /Too many reads/],
  [{ documentsWritten: 12, bytesRead: 1e9 }, /Too many writes/],
  [{ bytesWritten: 1_000 }, /Too many bytes written/],
  [{ millis: 1 }, /timed out/],
])("beyond %o a function fails, and nothing of it stays", async (limits, message) => {
  const { t, some, add } = await notes(10, { ...limits, millis: limits.millis ?? 1_000 });
  const work = async () => {
    await t.mutation(mutation("touch"), some(10));
    await add(20, "alice", 100);
  };
  await expect(work()).rejects.toThrow(message);
  const stored = await t.run((ctx) => ctx.db.query("notes").collect());
  expect(stored).toHaveLength(10);
});

test("ranges walk over what was deleted", async () => {
  const { ask, write, some, add } = await notes(300);
  await add(5, "bob");
  await write("remove", some(299));
  expect(await ask("first", some(1))).toMatchObject({ documents: 1, tombstones: 299 });
  expect(await ask("first", { owner: "bob", count: 5 })).toMatchObject({ tombstones: 0 });
});

test("the same query is answered from the cache until something in its range is written", async () => {
  const { ask, add, some, write, ids, t } = await notes(30);
  const isCached = async (args: object) => (await ask("first", args)).fromCache;
  expect(await isCached(some(10))).toBe(false);
  expect(await ask("first", some(10))).toMatchObject({ fromCache: true, documents: 0, bytes: 0 });
  expect(await isCached(some(11))).toBe(false);

  await add(1, "bob");
  await add(1, "alice", 500);
  await write("removeById", { ids: [ids[20]], together: false });
  expect(await isCached(some(10))).toBe(true);
  await write("touch", some(1));
  expect(await isCached(some(10))).toBe(false);
  await write("removeById", { ids: [ids[9]], together: false });
  expect(await isCached(some(10))).toBe(false);

  await t.run((ctx) => ctx.db.delete("notes", ids[0] as never));
  expect(await isCached(some(10))).toBe(false);
  expect((await t.query(query("first"), some(99))) as number).toBe(28);
});

test("a query that asks for the time is cached for seconds only", async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const { ask } = await notes(0);
  expect((await ask("age", {})).fromCache).toBe(false);
  vi.setSystemTime(1_005_000);
  expect((await ask("age", {})).fromCache).toBe(true);
  vi.setSystemTime(1_005_001);
  expect((await ask("age", {})).fromCache).toBe(false);
});
