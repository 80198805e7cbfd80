/** Finished assessments: once, replaced, outdated, taken back and forgotten. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import type { Finalization } from "./assessmentValidators";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  finalizationOf,
  hint,
  keyed,
  NOW,
  refusal,
  rollupOf,
  user,
  write,
} from "./memory.fixtures";
import type { MemoryTable } from "./exportValidators";

type Deployment = ReturnType<typeof deployment>;

const finish = (t: Deployment, finalization: Finalization, nowMs = NOW) =>
  t.mutation(internal.assessments.finalize, { ...at(nowMs), finalization });

const decide = (t: Deployment, consent: string, granted: boolean) =>
  t.mutation(internal.mem.putConsent, {
    ...write,
    consent: { consent, granted, createdAt: 0, updatedAt: 0 },
  });

const rows = (t: Deployment, table: MemoryTable) => t.run((ctx) => ctx.db.query(table).collect());

async function stateOf(t: Deployment) {
  const facts = await t.query(internal.mem.listFacts, { ...user, nowMs: NOW + DAY, limit: 200 });
  const episodes = await t.query(internal.mem.listEpisodes, { ...user, nowMs: NOW, limit: 9 });
  const days = { ...user, nowMs: NOW, from: "20250101", to: "20261231", limit: 200 };
  const rollups = await t.query(internal.progress.listDaily, days);
  const standing = done(await t.query(internal.gamification.get, { ...user, nowMs: NOW }));
  return {
    facts: done(facts)
      .items.map((fact) => fact.text)
      .sort(),
    summaries: done(episodes).items.map((episode) => episode.summary),
    days: done(rollups).items.map((day) => [day.skillId, day.samples, day.levelSum, day.xpEarned]),
    xp: standing.xpTotal,
    streak: standing.streakDays,
  };
}

const EMPTY = { facts: [], summaries: [], days: [], xp: 0, streak: 0 };

const FIRST = {
  facts: ["Pause less"],
  summaries: ["Assessed as a."],
  days: [["talk", 1, 6.5, 10]],
  xp: 24,
  streak: 1,
};

describe("the first time", () => {
  test("stores all parts, records it and binds the session", async () => {
    const t = deployment();
    const result = done(await finish(t, finalizationOf("a", { revision: 3 })));
    expect(result).toEqual({
      effect: "stored",
      verdict: "learned",
      episodeId: expect.stringMatching(/^ep_[0-9a-f]{32}$/) as string,
      facts: 1,
      rollups: 1,
      gamification: expect.objectContaining({ xpTotal: 24, streakDays: 1 }) as object,
      denied: [],
      said: { created: 1, reinforced: 0, superseded: 0 },
    });
    expect(await stateOf(t)).toEqual(FIRST);
    const [record] = await rows(t, "users_assessments");
    expect(record).toMatchObject({
      contentHash: "a",
      revision: 3,
      xp: 24,
      factIds: ["hint Pause less"],
      dateYYYYMMDD: "20251009",
      rollups: [{ skillId: "talk", samples: 1, levelSum: 6.5, xpEarned: 10 }],
    });
    expect(JSON.stringify(record)).not.toMatch(/Assessed|Good pace/);
    const subject = await t.query(internal.assessments.findSubject, { sessionId: "s", nowMs: NOW });
    expect(subject?.userId).toBe("alice");
  });

  test("does not take a session from somebody else", async () => {
    const t = deployment();
    await t.mutation(internal.mem.touchSession, { ...write, userId: "bob", sessionId: "s" });
    await finish(t, finalizationOf("a"));
    const subject = await t.query(internal.assessments.findSubject, { sessionId: "s", nowMs: NOW });
    expect(subject?.userId).toBe("bob");
    expect(await stateOf(t)).toEqual(FIRST);
  });

  test("stores nothing at all when one part is refused", async () => {
    const t = deployment();
    const badgesToAdd = Array.from({ length: 501 }, (_, i) => `b${String(i)}`);
    const activity = { xpDelta: 1, badgesToAdd, dateYYYYMMDD: "20251009" };
    const call = t.mutation(internal.assessments.finalize, {
      ...keyed("k"),
      finalization: finalizationOf("a", { activity }),
    });
    expect(await refusal(call)).toMatchObject({ kind: "limit_exceeded", field: "badges" });
    expect(await stateOf(t)).toEqual(EMPTY);
    expect(await rows(t, "users_assessments")).toEqual([]);
    expect(await rows(t, "users_idempotency")).toEqual([]);
  });

  test("one that failed is recorded and earns nothing", async () => {
    const t = deployment();
    const result = done(await finish(t, failed("a")));
    expect(result).toMatchObject({ effect: "stored", verdict: "failed", facts: 0, rollups: 0 });
    expect(result.episodeId).toBeUndefined();
    expect(await stateOf(t)).toEqual(EMPTY);
    expect(await rows(t, "users_assessments")).toMatchObject([{ verdict: "failed", xp: 0 }]);
  });
});

function failed(contentHash: string, more: Partial<Finalization> = {}): Finalization {
  return finalizationOf(contentHash, {
    verdict: "failed",
    part: undefined,
    facts: [],
    rollups: [],
    activity: undefined,
    ...more,
  });
}

describe("the same again", () => {
  test("counts once, for good, whatever was deleted meanwhile", async () => {
    const t = deployment();
    const first = done(await finish(t, finalizationOf("a")));
    const replay = {
      kind: "done",
      replayed: true,
      value: { ...first, said: undefined, effect: "duplicate" },
    };
    expect(await finish(t, finalizationOf("a"), NOW + 1)).toEqual(replay);
    const { episodeId = "" } = first;
    done(await t.mutation(internal.mem.deleteEpisode, { ...write, episodeId }));
    const late = await finish(t, finalizationOf("a"), NOW + 400 * DAY);
    const { episodeId: _gone, ...rest } = replay.value;
    expect(late).toEqual({ ...replay, value: rest });
    expect(await stateOf(t)).toEqual({ ...FIRST, summaries: [] });
    expect(await rows(t, "users_session_parts")).toEqual([]);
  });

  test("notes a higher revision", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a", { revision: 1 }));
    await finish(t, finalizationOf("a", { revision: 5 }));
    await finish(t, finalizationOf("a", { revision: 2 }));
    expect(await rows(t, "users_assessments")).toMatchObject([{ revision: 5 }]);
    const old = await finish(t, finalizationOf("b", { revision: 4 }));
    expect(done(old).effect).toBe("outdated");
  });

  test("answers a repeated key with all of the first answer", async () => {
    const t = deployment();
    const args = { ...keyed("k"), finalization: finalizationOf("a") };
    const first = await t.mutation(internal.assessments.finalize, args);
    const again = await t.mutation(internal.assessments.finalize, args);
    expect(again).toEqual({ ...first, replayed: true });
  });
});

describe("without consent", () => {
  test("for memory keeps progress only", async () => {
    const t = deployment();
    await decide(t, "memory", false);
    const result = done(await finish(t, finalizationOf("a")));
    expect(result).toMatchObject({ facts: 0, rollups: 1, denied: ["memory"] });
    expect(result.episodeId).toBeUndefined();
    await decide(t, "memory", true);
    expect(await stateOf(t)).toEqual({ ...FIRST, facts: [], summaries: [] });
  });

  test("for progress keeps memory only", async () => {
    const t = deployment();
    await decide(t, "progress", false);
    const result = done(await finish(t, finalizationOf("a")));
    expect(result).toMatchObject({ facts: 1, rollups: 0, denied: ["progress"] });
    expect(result.gamification).toBeUndefined();
    await decide(t, "progress", true);
    expect(await stateOf(t)).toEqual({ ...FIRST, days: [], xp: 0, streak: 0 });
  });

  test("for either stores nothing and records nothing", async () => {
    const t = deployment();
    await decide(t, "memory", false);
    await decide(t, "progress", false);
    const refused = { ...keyed("k"), finalization: finalizationOf("a") };
    expect(done(await t.mutation(internal.assessments.finalize, refused))).toEqual({
      effect: "denied",
      verdict: "learned",
      facts: 0,
      rollups: 0,
      denied: ["memory", "progress"],
    });
    expect(await rows(t, "users_assessments")).toEqual([]);
    expect(await rows(t, "users_sessions")).toEqual([]);
    await decide(t, "memory", true);
    const allowed = await t.mutation(internal.assessments.finalize, refused);
    expect(done(allowed)).toMatchObject({ effect: "stored", denied: ["progress"] });
  });

  test("what may not be replaced stays, and can be taken back later", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    await decide(t, "progress", false);
    const other = finalizationOf("b", { facts: [hint("Breathe")] });
    expect(done(await finish(t, other))).toMatchObject({ effect: "replaced", rollups: 0 });
    await decide(t, "progress", true);
    expect(await stateOf(t)).toMatchObject({
      ...FIRST,
      facts: ["Breathe"],
      summaries: ["Assessed as b."],
    });
    done(await forget(t));
    expect(await stateOf(t)).toEqual({ ...EMPTY, streak: 1 });
  });
});

describe("another score of the same assessment", () => {
  test("replaces all that the first one left", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    const rescored = finalizationOf("b", {
      facts: [hint("Breathe"), hint("Smile")],
      rollups: [rollupOf("talk", { levelSum: 8, xpEarned: 12 }), rollupOf("grammar")],
      activity: { xpDelta: 30, badgesToAdd: [], dateYYYYMMDD: "20251009" },
    });
    expect(done(await finish(t, rescored, NOW + 1))).toMatchObject({
      effect: "replaced",
      facts: 2,
      rollups: 2,
      gamification: { xpTotal: 30, streakDays: 1 },
    });
    expect(await stateOf(t)).toEqual({
      facts: ["Breathe", "Smile"],
      summaries: ["Assessed as b."],
      days: [
        ["grammar", 1, 6.5, 10],
        ["talk", 1, 8, 12],
      ],
      xp: 30,
      streak: 1,
    });
    expect(await rows(t, "users_assessments")).toHaveLength(1);
  });

  test("leaves what both say as it was, not said twice", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    const [before] = await rows(t, "users_memory_facts");
    const again = { facts: [hint("Pause less", { createdAtMs: NOW + 9, weight: 5 })] };
    await finish(t, finalizationOf("b", again), NOW + 9);
    const [after] = await rows(t, "users_memory_facts");
    expect(after).toEqual(before);
  });

  test("leaves what others have said, too", async () => {
    const t = deployment();
    const said = draft("Pause less", { factId: "hint Pause less", kind: "skill_hint" });
    await t.mutation(internal.mem.upsertFacts, { ...write, drafts: [said] });
    await finish(t, finalizationOf("a"));
    await finish(t, finalizationOf("b", { facts: [] }));
    const [fact] = done(
      await t.query(internal.mem.listFacts, { ...user, nowMs: NOW, limit: 9 }),
    ).items;
    expect(fact?.origins).toEqual(["api"]);
  });

  test("gives a slot back to who held it before", async () => {
    const t = deployment();
    const slot = "level:talk";
    const level = (text: string, groupId: string, createdAtMs: number) => ({
      groupId,
      facts: [hint(text, { groupId, slot, createdAtMs })],
    });
    await finish(t, finalizationOf("a", level("Level 5", "g1", NOW)));
    await finish(t, finalizationOf("b", level("Level 9", "g2", NOW + 1)));
    expect((await stateOf(t)).facts).toEqual(["Level 9"]);
    await finish(t, finalizationOf("c", level("Level 6", "g2", NOW + 1)));
    expect((await stateOf(t)).facts).toEqual(["Level 6"]);
    await finish(t, failed("d", { groupId: "g2", revision: 1 }));
    expect((await stateOf(t)).facts).toEqual(["Level 6"]); // not known to be later
    done(await forget(t, "g2"));
    expect((await stateOf(t)).facts).toEqual(["Level 5"]);
  });

  test("takes labels that no other assessment of the day and skill has", async () => {
    const t = deployment();
    const medals = (contentHash: string, groupId: string, ...names: string[]) =>
      finish(t, finalizationOf(contentHash, { groupId, rollups: [labelled(names)] }));
    const labelled = (names: string[]) => rollupOf("talk", { medals: names, errors: names });
    await medals("a", "g1", "shared", "own");
    await medals("b", "g2", "shared");
    await medals("c", "g1", "other");
    const [day] = await rows(t, "users_progress_daily");
    expect(day).toMatchObject({ medals: ["shared", "other"], errors: ["shared", "other"] });
  });

  test("makes room for what it says", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a", { groupId: "g1" }));
    const facts = [hint("Breathe", { groupId: "g2" })];
    const fadedFactIds = ["hint Pause less", "no such"];
    await finish(t, finalizationOf("b", { groupId: "g2", facts, fadedFactIds }));
    expect((await stateOf(t)).facts).toEqual(["Breathe"]);
  });

  test.each([
    ["a lower revision", { revision: 2 }, finalizationOf("b", { revision: 1 }), "outdated"],
    ["the same revision", { revision: 2 }, finalizationOf("b", { revision: 2 }), "replaced"],
    ["no revision", { revision: 2 }, finalizationOf("b"), "replaced"],
    ["a failure", {}, failed("b"), "outdated"],
    ["a failure of a first revision", {}, failed("b", { revision: 1 }), "outdated"],
    ["a later failure", { revision: 1 }, failed("b", { revision: 2 }), "replaced"],
    ["nothing to say", {}, failed("b", { verdict: "empty" }), "outdated"],
  ])("with %s is settled", async (_, more, next, effect) => {
    const t = deployment();
    await finish(t, finalizationOf("a", more));
    const result = await finish(t, next);
    expect(done(result)).toMatchObject({ effect });
    if (effect === "outdated") {
      expect(await stateOf(t)).toEqual(FIRST);
      expect(await rows(t, "users_assessments")).toMatchObject([{ contentHash: "a" }]);
    }
  });

  test("a failure is replaced by what came after all", async () => {
    const t = deployment();
    await finish(t, failed("a"));
    expect(done(await finish(t, finalizationOf("a2")))).toMatchObject({ effect: "replaced" });
    expect(await stateOf(t)).toEqual({ ...FIRST, summaries: ["Assessed as a2."] });
  });
});

function forget(t: Deployment, groupId = "g") {
  return t.mutation(internal.assessments.forget, { ...write, sessionId: "s", groupId });
}

describe("forgetting", () => {
  test("an assessment takes back all that it left, and counts what it touched", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    expect(done(await forget(t)).tables).toEqual({
      users_memory_facts: 1,
      users_session_parts: 1,
      users_progress_daily: 1,
      users_gamification: 1,
      users_assessments: 1,
    });
    expect(await stateOf(t)).toEqual({ ...EMPTY, streak: 1 });
    expect(done(await forget(t)).tables).toEqual({});
    expect(done(await finish(t, finalizationOf("a")))).toMatchObject({ effect: "stored" });
    expect(await stateOf(t)).toEqual(FIRST);
  });

  test("never takes more than is there", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    const update = { xpDelta: -20, badgesToAdd: [], dateYYYYMMDD: "20251009" };
    await t.mutation(internal.gamification.update, { ...write, update });
    done(await forget(t));
    expect(await stateOf(t)).toEqual({ ...EMPTY, streak: 1 });
  });

  test("a session takes all that came from it and leaves the rest", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a", { groupId: "g1" }));
    await finish(t, finalizationOf("b", { groupId: "g2" }));
    const elsewhere = finalizationOf("c", { sessionId: "t", rollups: [rollupOf("grammar")] });
    await finish(t, elsewhere);
    const drafts = [
      draft("Said here", { sessionId: "s" }),
      draft("Said everywhere", { sessionId: "s" }),
      draft("Said everywhere", { sessionId: "t" }),
      draft("Said nowhere"),
    ];
    await t.mutation(internal.mem.upsertFacts, { ...write, drafts });
    const forgetting = { ...write, sessionId: "s" };
    expect(done(await t.mutation(internal.mem.forgetSession, forgetting)).tables).toEqual({
      // the hint by each of two assessments, and what was said
      users_memory_facts: 4,
      users_session_parts: 2,
      users_memory_episodes: 1,
      users_progress_daily: 2,
      users_gamification: 2,
      users_assessments: 2,
      users_sessions: 1,
    });
    expect(await stateOf(t)).toEqual({
      facts: ["Pause less", "Said everywhere", "Said nowhere"],
      summaries: ["Assessed as c."],
      days: [["grammar", 1, 6.5, 10]],
      xp: 24,
      streak: 1,
    });
    const origins = (await rows(t, "users_memory_facts")).map((fact) =>
      "origins" in fact ? fact.origins : undefined,
    );
    expect(origins.flat().filter((origin) => origin?.includes(":s"))).toEqual([]);
    expect(done(await t.mutation(internal.mem.forgetSession, forgetting)).tables).toEqual({});
  });

  test("takes old facts by session and source", async () => {
    const t = deployment();
    const drafts = [
      draft("Old assessment", { sessionId: "s", source: "assessment" }),
      draft("Old chat", { sessionId: "s" }),
    ];
    await t.mutation(internal.mem.upsertFacts, { ...write, drafts });
    await t.run(async (ctx) => {
      for await (const { _id } of ctx.db.query("users_memory_facts")) {
        await ctx.db.patch("users_memory_facts", _id, { origins: undefined });
      }
    });
    await t.mutation(internal.mem.forgetSession, { ...write, sessionId: "s" });
    expect((await stateOf(t)).facts).toEqual(["Old chat"]);
  });

  test("is possible without consent", async () => {
    const t = deployment();
    await finish(t, finalizationOf("a"));
    await decide(t, "memory", false);
    await decide(t, "progress", false);
    done(await forget(t));
    expect(await rows(t, "users_memory_facts")).toEqual([]);
  });
});
