/** Daily rollups, gamification, sessions and finished assessments. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import { NONE } from "./lib/gamificationRules";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  episodeOf,
  keyed,
  NOW,
  refusal,
  rollupOf,
  user,
  write,
} from "./memory.fixtures";
import type { Finalization } from "./model/assessments";
import type { Rollup } from "./validators";

type Deployment = ReturnType<typeof deployment>;
const DATE = "20251009";

describe("daily rollups", () => {
  const add = (t: Deployment, rollup: Rollup) =>
    t.mutation(internal.progress.upsertDaily, { ...write, rollup });
  const days = { ...user, nowMs: NOW, from: "20251001", to: "20251031" };

  test("merge, and the table knows the mean", async () => {
    const t = deployment();
    await add(t, rollupOf("talk", { medals: ["a", "a"] }));
    const merged = done(await add(t, rollupOf("talk", { levelSum: 8, medals: ["b", "a"] })));
    expect(merged).toEqual(
      rollupOf("talk", { samples: 2, levelSum: 14.5, xpEarned: 20, medals: ["a", "b"] }),
    );
    const [stored] = await t.run((ctx) => ctx.db.query("users_progress_daily").collect());
    expect(stored?.avgLevel).toBe(7.25);
  });

  test("are listed by date and skill, in pages, with and without a skill", async () => {
    const t = deployment();
    for (const dateYYYYMMDD of ["20251031", "20251001", "20250930", "20251101", "20251009"]) {
      for (const skill of ["b", "a", "c"]) {
        await add(t, rollupOf(skill, { dateYYYYMMDD }));
      }
    }
    const pages = async (limit: number, skillId?: string) => {
      const seen: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const args = { ...days, skillId, limit, cursor };
        const page = done(await t.query(internal.progress.listDaily, args));
        seen.push(...page.items.map((day) => day.dateYYYYMMDD + day.skillId));
        cursor = page.nextCursor;
      }
      return seen;
    };
    const dates = ["20251001", "20251009", "20251031"];
    const all = dates.flatMap((date) => ["a", "b", "c"].map((skill) => date + skill));
    expect(await pages(2)).toEqual(all);
    expect(await pages(200)).toEqual(all);
    expect(await pages(2, "b")).toEqual(dates.map((date) => `${date}b`));
    const { nextCursor: cursor } = done(
      await t.query(internal.progress.listDaily, { ...days, limit: 1 }),
    );
    const other = t.query(internal.progress.listDaily, {
      ...days,
      limit: 1,
      to: "20251030",
      cursor,
    });
    expect(await refusal(other)).toMatchObject({ kind: "invalid_cursor" });
  });

  test("need the consent for progress, not for memory", async () => {
    const t = deployment();
    const asking = { ...user, write: { nowMs: NOW, consentDefault: false } };
    const denied = { kind: "denied", consent: "progress" };
    const rollup = rollupOf("talk");
    expect(await t.mutation(internal.progress.upsertDaily, { ...asking, rollup })).toEqual(denied);
    const reading = { ...days, consentDefault: false, limit: 5 };
    expect(await t.query(internal.progress.listDaily, reading)).toEqual(denied);
    const standing = { ...user, nowMs: NOW, consentDefault: false };
    expect(await t.query(internal.gamification.get, standing)).toEqual(denied);
  });
});

describe("sessions", () => {
  const touch = (t: Deployment, userId: string, nowMs = NOW) =>
    t.mutation(internal.mem.touchSession, { userId, sessionId: "s", write: { nowMs } });
  const find = (t: Deployment, nowMs: number, userId?: string) =>
    t.query(internal.assessments.findSubject, { sessionId: "s", nowMs, userId });

  test("find their latest user until they expire", async () => {
    const t = deployment();
    expect(await find(t, NOW)).toBeNull();
    await touch(t, "bob");
    await touch(t, "alice", NOW + 1);
    for (const [skillId, order] of [
      ["b", 2],
      ["a", 3],
      ["c", 1],
    ] as const) {
      const skill = { skillId, order, currentLevel: 1, createdAt: 0, updatedAt: 0 };
      await t.mutation(internal.mem.putTrackedSkill, { ...write, skill });
    }
    const alice = { userId: "alice", trackedSkillIds: ["c", "b", "a"] };
    expect(await find(t, NOW + 7 * DAY)).toEqual(alice);
    expect(await find(t, NOW + 7 * DAY + 1)).toBeNull();
    expect(await find(t, NOW, "bob")).toEqual({ userId: "bob", trackedSkillIds: [] });
  });

  test("count as bound for the first half of their time", async () => {
    const t = deployment();
    await touch(t, "alice");
    const bound = async (nowMs: number, userId = "alice") =>
      (
        await t.query(internal.mem.readContext, {
          userId,
          nowMs,
          sessionId: "s",
          maxFacts: 1,
          maxEpisodes: 1,
        })
      ).sessionBound;
    expect(await bound(NOW + 3.5 * DAY)).toBe(true);
    expect(await bound(NOW + 3.5 * DAY + 1)).toBe(false);
    expect(await bound(NOW, "bob")).toBe(false);
  });
});

describe("finalize", () => {
  const finalization: Finalization = {
    sessionId: "s",
    episode: episodeOf("ep", { sessionId: "s", groupId: "g" }),
    facts: [draft("Pause less", { kind: "skill_hint", skillId: "talk" })],
    rollups: [rollupOf("grammar"), rollupOf("talk")],
    activity: { xpDelta: 24, badgesToAdd: ["first"], dateYYYYMMDD: DATE },
  };
  const finish = (t: Deployment, nowMs = NOW) =>
    t.mutation(internal.assessments.finalize, { ...at(nowMs), finalization });
  const decide = (t: Deployment, consent: string, granted: boolean) =>
    t.mutation(internal.mem.putConsent, {
      ...write,
      consent: { consent, granted, createdAt: 0, updatedAt: 0 },
    });
  const counts = (t: Deployment) =>
    t.run(async (ctx) => ({
      facts: (await ctx.db.query("users_memory_facts").collect()).length,
      episodes: (await ctx.db.query("users_memory_episodes").collect()).length,
      rollups: (await ctx.db.query("users_progress_daily").collect()).length,
      gamification: (await ctx.db.query("users_gamification").collect()).length,
      sessions: (await ctx.db.query("users_sessions").collect()).length,
    }));

  test("stores all parts and binds the session", async () => {
    const t = deployment();
    const result = done(await finish(t));
    expect(result).toMatchObject({
      episode: finalization.episode,
      facts: [{ result: "created", fact: { text: "Pause less" } }],
      rollups: finalization.rollups,
      gamification: { xpTotal: 24, level: 1, streakDays: 1, badges: ["first"], updatedAt: NOW },
      denied: [],
    });
    expect(await counts(t)).toEqual({
      facts: 1,
      episodes: 1,
      rollups: 2,
      gamification: 1,
      sessions: 1,
    });
    const subject = await t.query(internal.assessments.findSubject, { sessionId: "s", nowMs: NOW });
    expect(subject?.userId).toBe("alice");
  });

  test("is a replay while its episode lives, key or no key", async () => {
    const t = deployment();
    const first = done(await finish(t));
    const replay = {
      kind: "done",
      replayed: true,
      value: {
        episode: finalization.episode,
        facts: [],
        rollups: [],
        gamification: first.gamification,
        denied: [],
      },
    };
    expect(await finish(t, NOW + 1)).toEqual(replay);
    expect(await finish(t, NOW + 90 * DAY - 1)).toEqual(replay);
    expect(await finish(t, NOW + 90 * DAY)).toMatchObject({
      replayed: false,
      value: { gamification: { xpTotal: 48 } },
    });
  });

  test("answers a repeated key with all of the first answer", async () => {
    const t = deployment();
    const args = { ...keyed("natural"), finalization };
    const first = await t.mutation(internal.assessments.finalize, args);
    const again = await t.mutation(internal.assessments.finalize, args);
    expect(again).toEqual({ ...first, replayed: true });
  });

  test("without the consent for memory keeps progress only", async () => {
    const t = deployment();
    await decide(t, "memory", false);
    const result = done(await finish(t));
    expect(result).toMatchObject({ facts: [], denied: ["memory"], gamification: { xpTotal: 24 } });
    expect(result.episode).toBeUndefined();
    expect(await counts(t)).toMatchObject({ facts: 0, episodes: 0, rollups: 2, sessions: 1 });
  });

  test("without the consent for progress keeps memory only", async () => {
    const t = deployment();
    await decide(t, "progress", false);
    const result = done(await finish(t));
    expect(result).toMatchObject({ rollups: [], denied: ["progress"] });
    expect(result.gamification).toBeUndefined();
    expect(await counts(t)).toMatchObject({ facts: 1, episodes: 1, rollups: 0, gamification: 0 });
    expect(await finish(t)).toMatchObject({ replayed: true, value: { denied: ["progress"] } });
  });

  test("without any consent stores nothing and records nothing", async () => {
    const t = deployment();
    await decide(t, "memory", false);
    await decide(t, "progress", false);
    const refused = { ...keyed("k"), finalization };
    expect(done(await t.mutation(internal.assessments.finalize, refused))).toEqual({
      facts: [],
      rollups: [],
      denied: ["memory", "progress"],
    });
    expect(Object.values(await counts(t))).toEqual([0, 0, 0, 0, 0]);
    await decide(t, "memory", true);
    expect(await t.mutation(internal.assessments.finalize, refused)).toMatchObject({
      replayed: false,
      value: { denied: ["progress"] },
    });
  });

  test("stores nothing at all when one part is refused", async () => {
    const t = deployment();
    const badgesToAdd = Array.from({ length: 501 }, (_, i) => `b${String(i)}`);
    const tooMuch = { ...finalization, activity: { ...finalization.activity, badgesToAdd } };
    const call = t.mutation(internal.assessments.finalize, {
      ...keyed("k"),
      finalization: tooMuch,
    });
    expect(await refusal(call)).toMatchObject({ kind: "limit_exceeded", field: "badges" });
    expect(Object.values(await counts(t))).toEqual([0, 0, 0, 0, 0]);
    expect(await t.run((ctx) => ctx.db.query("users_idempotency").collect())).toEqual([]);
  });
});

describe("gamification", () => {
  test("of nobody is the beginning", async () => {
    const standing = await deployment().query(internal.gamification.get, user);
    expect(done(standing)).toEqual(NONE);
  });
});
