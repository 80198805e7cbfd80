/** Daily rollups, gamification, and whose session it is. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import { NONE } from "./lib/gamificationRules";
import {
  DAY,
  deployment,
  done,
  draft,
  hint,
  NOW,
  refusal,
  rollupOf,
  user,
  write,
} from "./memory.fixtures";
import type { Rollup } from "./validators";

type Deployment = ReturnType<typeof deployment>;

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

  test("find their user until they expire", async () => {
    const t = deployment();
    expect(await find(t, NOW)).toBeNull();
    await touch(t, "alice");
    for (const [skillId, order] of [
      ["b", 2],
      ["a", 3],
      ["c", 1],
    ] as const) {
      const skill = { skillId, order, currentLevel: 1, createdAt: 0, updatedAt: 0 };
      await t.mutation(internal.mem.putTrackedSkill, { ...write, skill });
    }
    const alice = { userId: "alice", trackedSkillIds: ["c", "b", "a"], known: [] };
    expect(await find(t, NOW + 7 * DAY - 1)).toEqual(alice);
    expect(await find(t, NOW + 7 * DAY)).toBeNull();
    expect(await find(t, NOW, "bob")).toEqual({ userId: "bob", trackedSkillIds: [], known: [] });
  });

  test("are not moved by being read", async () => {
    const t = deployment();
    await touch(t, "alice");
    expect(await touch(t, "bob", NOW + 1)).toBe(false);
    expect((await find(t, NOW + 1))?.userId).toBe("alice");
    await touch(t, "bob", NOW + 7 * DAY);
    expect((await find(t, NOW + 7 * DAY))?.userId).toBe("bob");
  });

  test("are bound on purpose, and moved only then", async () => {
    const t = deployment();
    const bind = (userId: string, move = false) =>
      t.mutation(internal.sessions.bind, { ...write, userId, sessionId: "s", move });
    expect(await bind("alice")).toEqual({ bound: "bound", parked: false });
    expect(await bind("alice", true)).toEqual({ bound: "bound", parked: false });
    expect(await bind("bob")).toEqual({ bound: "taken", parked: false });
    expect((await find(t, NOW))?.userId).toBe("alice");
    expect(await bind("bob", true)).toEqual({ bound: "moved", parked: false });
    expect((await find(t, NOW))?.userId).toBe("bob");
  });

  test("tell the current hints of their user, strongest first", async () => {
    const t = deployment();
    await touch(t, "alice");
    const drafts = [
      hint("Pause less", { weight: 2 }),
      hint("Level 6", { slot: "level:talk", weight: 3 }),
      hint("Level 7", { slot: "level:talk", weight: 1, createdAtMs: NOW + 1 }),
      hint("Gone", { expiresAtMs: NOW + 1 }),
      draft("Has a cat"),
    ];
    await t.mutation(internal.mem.upsertFacts, { ...write, drafts });
    const known = (await find(t, NOW + 2))?.known.map((fact) => fact.text);
    expect(known).toEqual(["Pause less", "Level 7"]);
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

describe("gamification", () => {
  test("of nobody is the beginning", async () => {
    const standing = await deployment().query(internal.gamification.get, user);
    expect(done(standing)).toEqual(NONE);
  });
});
