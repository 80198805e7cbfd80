import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import {
  DAY,
  deployment,
  done,
  episodeOf,
  finalizationOf,
  keyed,
  NOW,
  refusal,
  user,
} from "./memory.fixtures";

const update = { xpDelta: 10, badgesToAdd: [], dateYYYYMMDD: "20251009" };

async function points(t: ReturnType<typeof deployment>): Promise<number> {
  return done(await t.query(internal.gamification.get, { ...user, nowMs: NOW })).xpTotal;
}

describe("a key", () => {
  test("makes a repetition a replay", async () => {
    const t = deployment();
    const args = { ...keyed("k"), update };
    const first = await t.mutation(internal.gamification.update, args);
    const again = await t.mutation(internal.gamification.update, args);
    expect(first).toMatchObject({ kind: "done", replayed: false, value: { xpTotal: 10 } });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await points(t)).toBe(10);
  });

  test("of another request or operation is a conflict", async () => {
    const t = deployment();
    await t.mutation(internal.gamification.update, { ...keyed("k"), update });
    const otherRequest = t.mutation(internal.gamification.update, {
      ...keyed("k", "other"),
      update,
    });
    expect(await refusal(otherRequest)).toMatchObject({ kind: "conflict" });
    const otherOperation = t.mutation(internal.mem.deleteGoal, { ...keyed("k"), goalId: "g" });
    expect(await refusal(otherOperation)).toMatchObject({ kind: "conflict" });
    expect(await points(t)).toBe(10);
  });

  test("is forgotten when it expires, to the millisecond", async () => {
    const t = deployment();
    const repeat = (nowMs: number) =>
      t.mutation(internal.gamification.update, { ...keyed("k", "h", nowMs), update });
    await repeat(NOW);
    expect(await repeat(NOW + DAY - 1)).toMatchObject({ replayed: true });
    expect(await repeat(NOW + DAY)).toMatchObject({ replayed: false });
    expect(await repeat(NOW + DAY)).toMatchObject({ replayed: true });
    expect(await points(t)).toBe(20);
  });

  test("is one user's", async () => {
    const t = deployment();
    await t.mutation(internal.gamification.update, { ...keyed("k"), update });
    const bob = { ...keyed("k", "other"), userId: "bob", update };
    expect(await t.mutation(internal.gamification.update, bob)).toMatchObject({ replayed: false });
  });

  test.each([
    ["the first", ["a", "x"]],
    ["the second", ["x", "b"]],
    ["both", ["b", "a"]],
  ])("%s of two is enough", async (_, again) => {
    const t = deployment();
    const run = (values: string[]) => {
      const keys = values.map((value) => ({ value, requestHash: "h" }));
      return t.mutation(internal.gamification.update, {
        ...user,
        write: { nowMs: NOW, keys },
        update,
      });
    };
    const first = await run(["a", "b"]);
    expect(await run(again)).toEqual({ ...first, replayed: true });
  });

  test("that conflicts wins over one that matches", async () => {
    const t = deployment();
    await t.mutation(internal.gamification.update, { ...keyed("a"), update });
    await t.mutation(internal.gamification.update, { ...keyed("b", "other"), update });
    const keys = [
      { value: "a", requestHash: "hash" },
      { value: "b", requestHash: "hash" },
    ];
    const both = { ...user, write: { nowMs: NOW, keys }, update };
    const call = t.mutation(internal.gamification.update, both);
    expect(await refusal(call)).toMatchObject({ kind: "conflict" });
  });

  test("of a denied or failed write is not recorded", async () => {
    const t = deployment();
    const denied = { ...keyed("k"), update };
    const asking = { ...denied, write: { ...denied.write, consentDefault: false } };
    expect(await t.mutation(internal.gamification.update, asking)).toMatchObject({
      kind: "denied",
    });
    const failing = t.mutation(internal.mem.updateGoal, { ...keyed("k"), goalId: "g", patch: {} });
    expect(await refusal(failing)).toMatchObject({ kind: "not_found" });
    expect(await t.mutation(internal.gamification.update, denied)).toMatchObject({
      kind: "done",
      replayed: false,
    });
  });

  test("of a write that was done before is not recorded", async () => {
    const t = deployment();
    const episode = episodeOf("e");
    await t.mutation(internal.mem.ingestEpisodeSummary, { ...user, episode });
    const replay = { ...keyed("k"), episode };
    expect(await t.mutation(internal.mem.ingestEpisodeSummary, replay)).toMatchObject({
      replayed: true,
    });
    expect(await t.run((ctx) => ctx.db.query("users_idempotency").collect())).toEqual([]);
  });

  test("also recognises a write that had nothing to do", async () => {
    const t = deployment();
    const args = { ...keyed("k"), goalId: "g" };
    expect(await t.mutation(internal.mem.deleteGoal, args)).toMatchObject({
      value: false,
      replayed: false,
    });
    expect(await t.mutation(internal.mem.deleteGoal, args)).toMatchObject({
      value: false,
      replayed: true,
    });
  });

  test("answers before consents are looked at", async () => {
    const t = deployment();
    const args = { ...keyed("k"), update };
    const first = await t.mutation(internal.gamification.update, args);
    const asking = { ...args, write: { ...args.write, consentDefault: false } };
    expect(await t.mutation(internal.gamification.update, asking)).toEqual({
      ...first,
      replayed: true,
    });
  });

  test("tells again what an older version recorded in parts, for two keys", async () => {
    const t = deployment();
    const goal = { goalId: "g", title: "Speak", status: "active" as const, tags: [] };
    const times = { createdAt: NOW, updatedAt: NOW };
    const keys = ["a", "b"].map((value) => ({ value, requestHash: "h" }));
    const run = (which: typeof keys) =>
      t.mutation(internal.mem.addGoal, {
        ...user,
        write: { nowMs: NOW, keys: which },
        goal: { ...goal, ...times },
      });
    const first = await run(keys);
    await t.run(async (ctx) => {
      const [, whole] = [1, JSON.stringify(done(first))];
      for (const { _id, _creationTime, gist, ...record } of await ctx.db
        .query("users_idempotency")
        .collect()) {
        if (gist !== undefined) {
          await ctx.db.patch("users_idempotency", _id, {
            gist: undefined,
            outcome: whole.slice(0, 9),
          });
          const rest = { ...record, outcome: whole.slice(9), part: 1 };
          await ctx.db.insert("users_idempotency", rest);
        }
      }
    });
    expect(await run(keys.slice(0, 1))).toEqual({ ...first, replayed: true });
    expect(await run(keys.slice(1))).toEqual({ ...first, replayed: true });
  });

  test("of an assessment that an older version took is not taken again", async () => {
    const t = deployment();
    const args = { ...keyed("k"), finalization: finalizationOf("a") };
    await t.mutation(internal.assessments.finalize, args);
    await t.run(async (ctx) => {
      for await (const { _id } of ctx.db.query("users_idempotency")) {
        await ctx.db.patch("users_idempotency", _id, {
          gist: undefined,
          outcome: '{"facts":[],"rollups":[]}',
        });
      }
    });
    const again = t.mutation(internal.assessments.finalize, args);
    expect(await refusal(again)).toMatchObject({ kind: "conflict" });
  });

  test("may be given twice, as a caller's that is also the write's own", async () => {
    const t = deployment();
    const twice = ["k", "k"].map((value) => ({ value, requestHash: "h" }));
    const args = { ...user, write: { nowMs: NOW, keys: twice }, update };
    const first = await t.mutation(internal.gamification.update, args);
    expect(await t.mutation(internal.gamification.update, args)).toEqual({
      ...first,
      replayed: true,
    });
    expect(await points(t)).toBe(10);
  });

  test("cannot be of two requests", async () => {
    const keys = ["h", "other"].map((requestHash) => ({ value: "k", requestHash }));
    const call = deployment().mutation(internal.gamification.update, {
      ...user,
      write: { keys },
      update,
    });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_argument", field: "keys" });
  });

  test("that is named like an attempt is another", async () => {
    const t = deployment();
    const attempted = { ...user, write: { nowMs: NOW, attempt: "k" }, update };
    const named = { ...keyed("k"), update };
    const all = { ...named, write: { ...named.write, attempt: "k" } };
    const calls = [attempted, named, attempted, named, all];
    const replayed = [];
    for (const call of calls) {
      replayed.push(await t.mutation(internal.gamification.update, call));
    }
    expect(replayed.map((outcome) => outcome.kind === "done" && outcome.replayed)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(await points(t)).toBe(20);
  });

  test("can be one of at most two", async () => {
    const keys = ["a", "b", "c"].map((value) => ({ value, requestHash: "h" }));
    const call = deployment().mutation(internal.gamification.update, {
      ...user,
      write: { keys },
      update,
    });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_argument", field: "keys" });
  });
});

describe("an attempt", () => {
  const attempted = { ...user, write: { nowMs: NOW, attempt: "attempt:1" }, update };

  test("gets the first one's outcome as if it were the first", async () => {
    const t = deployment();
    const first = await t.mutation(internal.gamification.update, attempted);
    expect(first).toMatchObject({ replayed: false });
    expect(await t.mutation(internal.gamification.update, attempted)).toEqual(first);
    expect(await points(t)).toBe(10);
  });

  test("goes before the caller's keys, which another call finds replayed", async () => {
    const t = deployment();
    const both = { ...keyed("k"), update };
    const write = { ...both.write, attempt: "attempt:1" };
    const first = await t.mutation(internal.gamification.update, { ...both, write });
    expect(await t.mutation(internal.gamification.update, { ...both, write })).toEqual(first);
    const other = { ...both, write: { ...write, attempt: "attempt:2" } };
    expect(await t.mutation(internal.gamification.update, other)).toEqual({
      ...first,
      replayed: true,
    });
  });

  test("is neither exported nor counted, but erased", async () => {
    const t = deployment();
    await t.mutation(internal.gamification.update, attempted);
    const page = await t.query(internal.admin.exportPage, { ...user, nowMs: NOW, limit: 200 });
    expect(page.items.map(({ table }) => table)).toEqual(["users_gamification", "users_revisions"]);
    expect(await t.mutation(internal.admin.deleteByUser, user)).toEqual({
      deleted: { users_gamification: 1, users_revisions: 1 },
      more: false,
    });
    expect(await t.run((ctx) => ctx.db.query("users_idempotency").collect())).toEqual([]);
  });

  test("is swept soon", async () => {
    const t = deployment();
    await t.mutation(internal.gamification.update, attempted);
    const swept = await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + 600_000 });
    expect(swept).toEqual({ deleted: {}, more: false });
    expect(await t.run((ctx) => ctx.db.query("users_idempotency").collect())).toEqual([]);
  });
});
