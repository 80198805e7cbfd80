/** Erasing, sweeping, exporting and importing everything about a person. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { internal } from "./_generated/api";
import type { Doc } from "./_generated/dataModel";
import crons from "./crons";
import {
  type DeletedPage,
  type ExportRecord,
  MEMORY_TABLES,
  type MemoryTable,
} from "./exportValidators";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  finalizationOf,
  keyed,
  NOW,
  refusal,
  rollupOf,
} from "./memory.fixtures";
import { TABLES } from "./model/tables";
import schema from "./schema";

type Deployment = ReturnType<typeof deployment>;

/** Something in every table. */
async function fill(t: Deployment, userId = "alice"): Promise<void> {
  const write = { ...at(NOW), userId };
  const times = { createdAt: NOW, updatedAt: NOW };
  await t.mutation(internal.mem.putProfile, { ...write, profile: { displayName: "A" } });
  await t.mutation(internal.mem.upsertPreference, { ...write, patch: { extra: '{"$a":[1.50]}' } });
  for (const consent of ["memory", "research"]) {
    await t.mutation(internal.mem.putConsent, {
      ...write,
      consent: { consent, granted: true, ...times },
    });
  }
  const goal = { goalId: "g", title: "Speak", status: "active" as const, tags: ["x"], ...times };
  await t.mutation(internal.mem.addGoal, { ...write, goal });
  const skill = { skillId: "talk", currentLevel: 5, order: 1, ...times };
  await t.mutation(internal.mem.putTrackedSkill, { ...write, skill });
  const drafts = [
    draft("In Berlin", { slot: "home" }),
    draft("In Rome", { slot: "home", pinned: true }),
  ];
  const said = await t.mutation(internal.mem.upsertFacts, { ...write, drafts });
  const vectors = done(said).map(({ factId }) => ({ factId, model: "m", vector: "fwEA" }));
  await t.mutation(internal.mem.keepFactVectors, { userId, vectors });
  await t.mutation(internal.assessments.finalize, {
    ...keyed(`key-${userId}`),
    userId,
    finalization: finalizationOf("a", {
      sessionId: `session-${userId}`,
      rollups: [rollupOf("talk"), rollupOf("grammar")],
    }),
  });
}

const ALL = {
  users_profile: 1,
  users_preferences: 1,
  users_privacy_consents: 2,
  users_goals: 1,
  tracked_skills: 1,
  users_memory_facts: 3,
  users_memory_fact_vectors: 1,
  users_memory_episodes: 1,
  users_session_parts: 1,
  users_progress_daily: 2,
  users_gamification: 1,
  users_assessments: 1,
  users_sessions: 1,
  users_idempotency: 1,
  users_revisions: 1,
};

async function countOf(t: Deployment, userId: string): Promise<Record<string, number>> {
  return await t.run(async (ctx) => {
    const counts: Record<string, number> = {};
    for (const table of MEMORY_TABLES) {
      const documents = await ctx.db.query(table).collect();
      const mine = documents.filter((document) => document.userId === userId).length;
      if (mine > 0) {
        counts[table] = mine;
      }
    }
    return counts;
  });
}

async function exported(t: Deployment, userId = "alice", limit = 200, nowMs = NOW) {
  const records: ExportRecord[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await t.query(internal.admin.exportPage, { userId, nowMs, limit, cursor });
    records.push(...page.items);
    cursor = page.nextCursor;
  }
  return records;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the list of tables is complete", () => {
  const others = Object.keys(schema.tables).filter(
    (table) => !MEMORY_TABLES.includes(table as never),
  );
  expect(others).toEqual(["users_memory_terms", "parked_writes", "parked_count", "erasures"]);
  expect(Object.keys(ALL)).toEqual(MEMORY_TABLES);
});

describe("deleteByUser", () => {
  test("removes one user's everything and nothing of others", async () => {
    const t = deployment();
    await fill(t);
    await fill(t, "bob");
    expect(await t.mutation(internal.admin.deleteByUser, { userId: "alice" })).toEqual({
      deleted: ALL,
      more: false,
    });
    expect(await countOf(t, "alice")).toEqual({});
    expect(await countOf(t, "bob")).toEqual(ALL);
    expect(await t.mutation(internal.admin.deleteByUser, { userId: "alice" })).toEqual({
      deleted: {},
      more: false,
    });
  });

  test.each([1, 2, 3, 7, 18])(
    "adds up in pages of %d, the last one finds nothing",
    async (limit) => {
      const t = deployment();
      await fill(t);
      const sum: Record<string, number> = {};
      const sizes: number[] = [];
      for (let page: DeletedPage | undefined; page?.more ?? true; ) {
        const { cursor }: { cursor?: string } = page ?? {};
        page = await t.mutation(internal.admin.deleteByUser, { userId: "alice", limit, cursor });
        sizes.push(Object.values(page.deleted).reduce((a, b) => a + b, 0));
        for (const [table, count] of Object.entries(page.deleted)) {
          sum[table] = (sum[table] ?? 0) + count;
        }
      }
      expect(sum).toEqual(ALL);
      const full = Math.floor(19 / limit);
      const last = 19 % limit === 0 ? [] : [19 % limit];
      expect(sizes).toEqual([...Array<number>(full).fill(limit), ...last, 0]);
    },
  );

  test("finds what was written behind its cursor", async () => {
    const t = deployment();
    await fill(t);
    const erase = (cursor?: string) =>
      t.mutation(internal.admin.deleteByUser, { userId: "alice", limit: 10, cursor });
    const first = await erase();
    await t.mutation(internal.mem.putProfile, { ...at(NOW), profile: { displayName: "A" } });
    const second = await erase(first.cursor);
    expect(second).toMatchObject({ more: true });
    expect(second).not.toHaveProperty("cursor");
    expect(await erase()).toEqual({ more: false, deleted: { users_profile: 1 } });
    expect(await countOf(t, "alice")).toEqual({});
  });

  test("its progress adds up over all pages and whoever asks for them", async () => {
    const t = deployment();
    await fill(t);
    const progress = () => t.query(internal.admin.findErasure, { userId: "alice" });
    const erase = (nowMs: number, limit = 500, cursor?: string) =>
      t.mutation(internal.admin.deleteByUser, { userId: "alice", limit, nowMs, cursor });
    expect(await progress()).toBeNull();
    const { cursor } = await erase(NOW, 4);
    expect(await progress()).toMatchObject({
      done: false,
      deleted: {
        users_memory_fact_vectors: 1,
        users_profile: 1,
        users_preferences: 1,
        users_privacy_consents: 1,
      },
    });
    await erase(NOW, 1, cursor);
    await erase(NOW + 1);
    expect(await progress()).toMatchObject({ done: true, deleted: ALL });
    await erase(NOW + 1);
    expect(await progress()).toMatchObject({ done: true, deleted: ALL });
    await erase(NOW + 2);
    expect(await progress()).toMatchObject({ done: true, deleted: {} });
    expect(await t.query(internal.admin.findErasure, { userId: "bob" })).toBeNull();
  });

  test("refuses the cursor of another erasure", async () => {
    const t = deployment();
    await fill(t);
    const { cursor } = await t.mutation(internal.admin.deleteByUser, { userId: "alice", limit: 1 });
    const call = t.mutation(internal.admin.deleteByUser, { userId: "bob", cursor });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_cursor" });
  });

  test("of some tables leaves the others, and what was read before is not current", async () => {
    const t = deployment();
    await fill(t);
    const read = { userId: "alice", nowMs: NOW, maxFacts: 9, maxEpisodes: 9 };
    const { revision } = await t.query(internal.mem.readContext, read);
    const tables: MemoryTable[] = ["users_memory_facts", "users_memory_episodes"];
    const page = await t.mutation(internal.admin.deleteByUser, { userId: "alice", tables });
    expect(page).toEqual({
      deleted: { users_memory_facts: 3, users_memory_fact_vectors: 1, users_memory_episodes: 1 },
      more: false,
    });
    const after = await t.query(internal.mem.readContext, { ...read, knownRevision: revision });
    expect(after.revision).toBe(revision + 1);
    expect(after.snapshot).toMatchObject({ facts: [], episodes: [] });
  });

  test.each<[MemoryTable, object]>([
    ["users_memory_facts", { factIds: [], xp: 24, rollups: [{}, {}] }],
    ["users_progress_daily", { factIds: ["hint Pause less"], xp: 24, rollups: [] }],
    ["users_gamification", { factIds: ["hint Pause less"], xp: 0, rollups: [{}, {}] }],
  ])("of %s alone cuts what assessments' records say of it", async (table, record) => {
    const t = deployment();
    await fill(t);
    await t.mutation(internal.admin.deleteByUser, { userId: "alice", tables: [table] });
    const records = await t.run((ctx) => ctx.db.query("users_assessments").collect());
    expect(records).toMatchObject([{ contentHash: "a", ...record }]);
    const again = await t.mutation(internal.assessments.finalize, {
      ...at(NOW),
      finalization: finalizationOf("a", { sessionId: "session-alice" }),
    });
    expect(again).toMatchObject({ replayed: true, value: { effect: "duplicate" } });
  });

  test("of a table cuts more records than one page holds", async () => {
    const t = deployment();
    await fill(t);
    await t.run(async (ctx) => {
      const [stored] = await ctx.db.query("users_assessments").take(1);
      const { _id, _creationTime, ...record } = stored as Doc<"users_assessments">;
      for (let i = 0; i < 900; i++) {
        await ctx.db.insert("users_assessments", { ...record, groupId: `g${String(i)}` });
      }
    });
    const tables: MemoryTable[] = ["users_memory_facts", "users_gamification"];
    const erase = () => t.mutation(internal.admin.deleteByUser, { userId: "alice", tables });
    expect((await erase()).more).toBe(true);
    expect(await erase()).toEqual({ deleted: {}, more: false });
    const records = await t.run((ctx) => ctx.db.query("users_assessments").collect());
    expect(records.filter(({ factIds, xp }) => factIds.length > 0 || xp > 0)).toEqual([]);
  });

  test("in the background goes on by itself", async () => {
    const t = deployment();
    for (let i = 0; i < 12; i++) {
      const drafts = Array.from({ length: 100 }, (_, j) => draft(`${String(i)}-${String(j)}`));
      await t.mutation(internal.mem.upsertFacts, { ...at(NOW), drafts });
    }
    const first = await t.mutation(internal.admin.deleteByUser, {
      userId: "alice",
      background: true,
    });
    expect(first).toMatchObject({ deleted: { users_memory_facts: 500 }, more: true });
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    expect(await countOf(t, "alice")).toEqual({});
  });

  test("a revision never repeats after it", async () => {
    const t = deployment();
    const revision = async () => {
      const args = { userId: "alice", maxFacts: 1, maxEpisodes: 1 };
      return (await t.query(internal.mem.readMemory, args)).revision;
    };
    const change = () => t.mutation(internal.mem.upsertPreference, { ...at(NOW), patch: {} });
    await change();
    const before = await revision();
    await t.mutation(internal.admin.deleteByUser, { userId: "alice" });
    expect(await revision()).toEqual({ epoch: "", revision: 0 });
    await change();
    expect(await revision()).toEqual({ epoch: expect.any(String) as string, revision: NOW });
    expect((await revision()).epoch).not.toBe(before.epoch);
  });
});

describe("ttlSweep", () => {
  test("knows every table whose documents can expire", () => {
    const swept = MEMORY_TABLES.filter((table) => "expired" in TABLES[table]);
    const fields = (table: MemoryTable) => schema.tables[table].validator.fields;
    expect(swept).toEqual(MEMORY_TABLES.filter((table) => "expiresAtMs" in fields(table)));
  });

  test("removes what has expired, of anyone, and only that", async () => {
    const t = deployment();
    await fill(t);
    await fill(t, "bob");
    await t.mutation(internal.mem.putConsent, {
      ...at(NOW),
      consent: { consent: "ads", granted: true, createdAt: 0, updatedAt: 0, expiresAtMs: NOW + 5 },
    });
    expect(await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + 4 })).toEqual({
      deleted: {},
      more: false,
    });
    const sweep = async (nowMs: number) =>
      (await t.mutation(internal.cron.ttlSweep, { nowMs })).deleted;
    expect(await sweep(NOW + 5)).toEqual({ users_privacy_consents: 1 });
    expect(await sweep(NOW + DAY)).toEqual({ users_idempotency: 2 });
    expect(await sweep(NOW + 7 * DAY)).toEqual({ users_sessions: 2 });
    expect(await sweep(NOW + 90 * DAY)).toEqual({
      users_memory_episodes: 2,
      users_session_parts: 2,
    });
    expect(await sweep(NOW + 365 * DAY)).toEqual({ users_memory_facts: 6 });
    expect(await sweep(NOW + 3650 * DAY)).toEqual({});
  });

  test("is run every hour and goes on until nothing is left", async () => {
    const jobs = Object.values(crons.crons);
    expect(jobs.map(({ name }) => name)).toEqual(["cron:ttlSweep", "cron:moveTerms"]);
    const [job] = jobs;
    expect(job).toMatchObject({ name: "cron:ttlSweep", schedule: { type: "hourly" } });
    const t = deployment();
    vi.setSystemTime(NOW);
    for (let i = 0; i < 11; i++) {
      const drafts = Array.from({ length: 100 }, (_, j) =>
        draft(`${String(i)}-${String(j)}`, { expiresAtMs: NOW + DAY }),
      );
      await t.mutation(internal.mem.upsertFacts, { ...at(NOW), drafts });
    }
    vi.setSystemTime(NOW + DAY);
    const [args] = (job?.args ?? []) as [object];
    await t.mutation(internal.cron.ttlSweep, args);
    expect(await countOf(t, "alice")).toMatchObject({ users_memory_facts: 600 });
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    expect(await countOf(t, "alice")).toEqual({ users_revisions: 1 });
  });
});

describe("exportPage", () => {
  test.each([1, 3, 200])(
    "gives every document once, table by table, %d at a time",
    async (limit) => {
      const t = deployment();
      await fill(t);
      await fill(t, "bob");
      const records = await exported(t, "alice", limit);
      const tables = records.map(({ table }) => table);
      expect(tables).toEqual(
        Object.entries(ALL).flatMap(([table, n]) => Array<string>(n).fill(table)),
      );
      expect(JSON.stringify(records)).not.toMatch(/bob|"userId"|"_|"outcome"|Key":/);
    },
  );

  test("leaves out what has expired", async () => {
    const t = deployment();
    await fill(t);
    const tables = (await exported(t, "alice", 2, NOW + 365 * DAY)).map(({ table }) => table);
    expect(new Set(tables)).toEqual(
      new Set(MEMORY_TABLES.filter((table) => !/fact|episodes|session|idempotency/.test(table))),
    );
  });

  test("of nobody is empty", async () => {
    expect(await exported(deployment())).toEqual([]);
  });
});

describe("importPage", () => {
  const load = (t: Deployment, records: ExportRecord[], userId = "alice", nowMs = NOW) =>
    t.mutation(internal.admin.importPage, { userId, records, nowMs });

  test("brings everything back as it was exported, again and again", async () => {
    const source = deployment();
    await fill(source);
    const records = await exported(source);
    const target = deployment();
    const first = await load(target, records);
    expect(new Set(first.map(({ result }) => result))).toEqual(new Set(["created"]));
    const isData = ({ table }: ExportRecord) => table !== "users_revisions";
    expect((await exported(target)).filter(isData)).toEqual(records.filter(isData));
    const second = await load(target, records);
    expect(new Set(second.map(({ result }) => result))).toEqual(new Set(["unchanged"]));
  });

  test("replaces what differs and raises the revision", async () => {
    const t = deployment();
    await fill(t);
    const read = { userId: "alice", nowMs: NOW, maxFacts: 9, maxEpisodes: 9 };
    const before = (await t.query(internal.mem.readContext, read)).revision;
    const profile = { displayName: "B", createdAt: 1, updatedAt: 2 };
    expect(await load(t, [{ table: "users_profile", document: profile }])).toEqual([
      { result: "updated" },
    ]);
    const after = await t.query(internal.mem.readContext, read);
    expect(after.snapshot?.profile).toEqual(profile);
    expect(after.revision).toBeGreaterThan(before);
  });

  test("fails record by record", async () => {
    const t = deployment();
    const skill = (skillId: string, order: number): ExportRecord => ({
      table: "tracked_skills",
      document: { skillId, order, currentLevel: 1, createdAt: 1, updatedAt: 1 },
    });
    const results = await load(t, [skill("a", 1), skill("b", 1), skill("c", 2)]);
    expect(results).toEqual([
      { result: "created" },
      { result: "failed", message: "Another tracked skill has this order." },
      { result: "created" },
    ]);
    const skills = await t.query(internal.mem.listTrackedSkills, { userId: "alice" });
    expect(skills.map(({ skillId }) => skillId)).toEqual(["a", "c"]);
  });

  test("does not take a session from another user, nor what has expired", async () => {
    const t = deployment();
    await t.mutation(internal.mem.touchSession, { ...at(NOW), userId: "bob", sessionId: "s" });
    const session = { sessionId: "s", lastSeenAtMs: NOW, expiresAtMs: NOW + DAY };
    expect(
      await load(t, [
        { table: "users_sessions", document: session },
        { table: "users_sessions", document: { ...session, sessionId: "t", expiresAtMs: NOW } },
      ]),
    ).toEqual([
      { result: "failed", message: expect.any(String) as unknown },
      { result: "unchanged" },
    ]);
    expect(await countOf(t, "alice")).toEqual({});
  });

  test("an imported key refuses its write, rather than counting it twice", async () => {
    const t = deployment();
    const document = { key: "k", requestHash: "hash", expiresAtMs: NOW + DAY };
    await load(t, [{ table: "users_idempotency", document }]);
    const update = { xpDelta: 10, badgesToAdd: [], dateYYYYMMDD: "20251009" };
    const call = t.mutation(internal.gamification.update, { ...keyed("k"), update });
    expect(await refusal(call)).toMatchObject({ kind: "conflict" });
    const standing = await t.query(internal.gamification.get, { userId: "alice", nowMs: NOW });
    expect(done(standing).xpTotal).toBe(0);
  });
});
