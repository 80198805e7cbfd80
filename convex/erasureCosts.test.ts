/** That erasing and sweeping stay within what Convex allows, whatever a person has stored. */
import { expect, test } from "vitest";
import { internal } from "./_generated/api";
import type { Doc, TableNames } from "./_generated/dataModel";
import type { DeletedPage, MemoryTable } from "./exportValidators";
import { DAY, draft, factOf, metered, nightly, NOW } from "./memory.fixtures";
import { indexTerms } from "./lib/searchTerms";

type Backend = ReturnType<typeof metered>;
type New<T extends TableNames> = Omit<Doc<T>, "_id" | "_creationTime">;

/** As modelled; the gateway gives an attempt 1,500. The look behind a long erasure takes most. */
const MOST_MILLIS = 1_000;

async function store<T extends TableNames>(
  { t }: Backend,
  table: T,
  count: number,
  document: (i: number) => New<T>,
) {
  await t.run(async (ctx) => {
    for (let i = 0; i < count; i++) {
      await ctx.db.insert(table, document(i) as never);
    }
  });
}

function fact(i: number, length = 20, userId = "alice"): New<"users_memory_facts"> {
  const said = factOf(
    draft("x".repeat(length), { expiresAtMs: NOW + 365 * DAY + i }),
    `f${String(i)}`,
  );
  const keys = { recencyKey: -NOW, strengthKey: -NOW };
  return { ...said, userId, ...keys, terms: indexTerms(said) };
}

/** A caller's key, or what only a gateway knows of. */
function outcome(i: number, length: number, more: object = {}): New<"users_idempotency"> {
  return {
    userId: "alice",
    key: `k${String(i)}`,
    requestHash: "hash",
    expiresAtMs: NOW + i,
    operation: "mem:addGoal",
    outcome: "x".repeat(length),
    ...more,
  };
}

/** Page after page, as the service asks for them; refuses to go round in circles. */
async function drain(backend: Backend, page: (cursor?: string) => Promise<DeletedPage>) {
  const deleted: Record<string, number> = {};
  backend.charges.length = 0;
  for (let last: DeletedPage = { deleted: {}, more: true }; last.more; ) {
    last = await page(last.cursor);
    for (const [table, count] of Object.entries(last.deleted)) {
      deleted[table] = (deleted[table] ?? 0) + count;
    }
    expect(backend.charges.length).toBeLessThan(200);
  }
  for (const charge of backend.charges) {
    expect(charge.millis).toBeLessThan(MOST_MILLIS);
    expect(charge.bytes).toBeLessThan(12 * 2 ** 20);
    expect(charge.ranges).toBeLessThan(2_100);
  }
  return { deleted, pages: backend.charges.length };
}

const erase = (backend: Backend, tables?: MemoryTable[]) =>
  drain(backend, (cursor) =>
    backend.t.mutation(internal.admin.deleteByUser, { userId: "alice", tables, cursor }),
  );

const sweep = (backend: Backend, nowMs: number) =>
  drain(backend, (cursor) => backend.t.mutation(internal.cron.ttlSweep, { nowMs, cursor }));

async function rest({ t }: Backend, table: TableNames): Promise<number> {
  return await t.run(async (ctx) => (await ctx.db.query(table).collect()).length);
}

test("1,200 facts of 7,900 characters are erased, and what was recorded of them", async () => {
  const backend = metered();
  await store(backend, "users_memory_facts", 1_200, (i) => fact(i, 7_900));
  await store(backend, "users_idempotency", 40, (i) => outcome(i, 290_000));
  const { deleted, pages } = await erase(backend);
  expect(deleted).toEqual({ users_memory_facts: 1_200, users_idempotency: 40 });
  expect(pages).toBeGreaterThan(4);
});

test("a person with 20 MiB of records is erased and swept", async () => {
  const backend = metered();
  const records = (i: number) => outcome(i, 290_000);
  await store(backend, "users_idempotency", 75, records);
  expect(await erase(backend)).toMatchObject({ deleted: { users_idempotency: 75 } });
  await store(backend, "users_idempotency", 75, records);
  const swept = await sweep(backend, NOW + 74);
  expect(swept).toMatchObject({ deleted: { users_idempotency: 75 } });
  expect(swept.pages).toBeLessThan(9);
  expect(await rest(backend, "users_idempotency")).toBe(0);
});

test("records of writes cost an erasure of tables nothing", async () => {
  const backend = metered();
  await store(backend, "users_idempotency", 60, (i) => outcome(i, 290_000));
  const { deleted, pages } = await erase(backend, ["users_memory_facts"]);
  expect(deleted).toEqual({});
  expect(pages).toBe(1);
  expect(await rest(backend, "users_idempotency")).toBe(60);
});

test("an hour of 4,000 writes is swept, with what is hidden of them and all other tables", async () => {
  const backend = metered();
  const attempt = (i: number) => outcome(i, 300, { key: `a${String(i)}`, attempt: "a" });
  await store(backend, "users_idempotency", 4_000, attempt);
  await store(backend, "users_idempotency", 50, (i) => outcome(i, 300));
  await store(backend, "users_memory_facts", 50, (i) => ({ ...fact(i), expiresAtMs: NOW + i }));
  const parked = { sessionId: "s", operation: "x", content: "{}", acceptedAtMs: NOW };
  await store(backend, "parked_writes", 50, (i) => {
    return { ...parked, id: String(i), expiresAtMs: NOW + i };
  });
  await store(backend, "parked_count", 1, () => ({ count: 50 }));
  await store(backend, "erasures", 50, (i) => {
    return { userHash: String(i), erasedAtMs: NOW, expiresAtMs: NOW + i };
  });
  const { deleted } = await sweep(backend, NOW + DAY);
  expect(deleted).toEqual({ users_memory_facts: 50, users_idempotency: 50 });
  for (const table of ["users_idempotency", "parked_writes", "erasures"] as const) {
    expect(await rest(backend, table)).toBe(0);
  }
});

test("no page walks over what the ones before it have deleted", async () => {
  for (const run of [erase, (backend: Backend) => sweep(backend, NOW + DAY)]) {
    const backend = metered();
    const expiring = (i: number) => ({ ...fact(i), expiresAtMs: NOW + i });
    await store(backend, "users_memory_facts", 2_500, expiring);
    await run(backend);
    const pages = backend.charges.map(({ tombstones }) => tombstones);
    pages.pop(); // an erasure looks for what came meanwhile, once and from the start
    expect(pages).toHaveLength(run === erase ? 5 : 4);
    expect(Math.max(...pages)).toBeLessThan(10);
  }
});

test("whoever has many sessions is erased in time", async () => {
  const backend = metered();
  await store(backend, "users_sessions", 900, (i) => {
    return { userId: "alice", sessionId: `s${String(i)}`, lastSeenAtMs: NOW, expiresAtMs: NOW };
  });
  expect(await erase(backend)).toMatchObject({ deleted: { users_sessions: 900 } });
});

test("documents whose key is empty are erased like others", async () => {
  const backend = metered();
  const times = { createdAt: NOW, updatedAt: NOW };
  const fields = { userId: "alice", sessionId: "", groupId: "", skillId: "", dateYYYYMMDD: "" };
  const goal = { userId: "alice", goalId: "", title: "t", status: "active" as const, tags: [] };
  await store(backend, "users_goals", 1, () => ({ ...goal, ...times }));
  await store(backend, "users_memory_facts", 1, () => ({ ...fact(0), factId: "" }));
  await store(backend, "tracked_skills", 1, () => {
    return { userId: "alice", skillId: "", currentLevel: 1, order: 1, ...times };
  });
  await store(backend, "users_memory_episodes", 1, () => {
    const text = { episodeId: "", summary: "", highlights: [], createdAtMs: NOW };
    return { userId: "alice", ...text, expiresAtMs: NOW, recencyKey: -NOW };
  });
  await store(backend, "users_sessions", 1, () => {
    return { userId: "alice", sessionId: "", lastSeenAtMs: NOW, expiresAtMs: NOW };
  });
  await store(backend, "users_session_parts", 1, () => {
    const { userId, sessionId, groupId } = fields;
    const text = { text: "t", highlights: [], createdAtMs: NOW, expiresAtMs: NOW };
    return { userId, sessionId, groupId, ...text };
  });
  await store(backend, "users_idempotency", 1, (i) => outcome(i, 9, { key: "" }));
  await store(backend, "users_privacy_consents", 1, () => {
    return { userId: "alice", consent: "", granted: true, ...times };
  });
  const { deleted } = await erase(backend);
  expect(Object.values(deleted)).toEqual(Array(8).fill(1));
});

test("tens of thousands of facts are erased", async () => {
  const facts = nightly ? 50_000 : 3_000;
  const backend = metered();
  await store(backend, "users_memory_facts", facts, (i) => fact(i, 200));
  const { deleted, pages } = await erase(backend);
  expect(deleted).toEqual({ users_memory_facts: facts });
  expect(pages).toBeLessThan(facts / 400);
  expect(await rest(backend, "users_memory_facts")).toBe(0);
});

test("what an erasure would delete is counted page by page, each of a person's documents once", async () => {
  const backend = metered();
  await store(backend, "users_memory_facts", 2_300, (i) => fact(i));
  await store(backend, "users_memory_facts", 5, (i) => fact(i, 20, "bob"));
  await store(backend, "users_idempotency", 60, (i) => outcome(i, 290_000));
  let pages = 0;
  const { deleted } = await drain(backend, async (cursor) => {
    pages += 1;
    const args = { userId: "alice", ...(cursor !== undefined && { cursor }) };
    const counted = await backend.t.query(internal.admin.countPage, args);
    return {
      deleted: counted.counts,
      more: counted.cursor !== undefined,
      ...(counted.cursor !== undefined && { cursor: counted.cursor }),
    };
  });
  expect(deleted).toEqual({ users_memory_facts: 2_300, users_idempotency: 60 });
  expect(pages).toBeGreaterThan(4);
});
