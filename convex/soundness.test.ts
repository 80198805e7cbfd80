/** Documents and arguments that no store takes, from whoever calls the functions. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import type { ExportRecord } from "./exportValidators";
import {
  deployment,
  draft,
  episodeOf,
  NOW,
  refusal,
  rollupOf,
  user,
  write,
} from "./memory.fixtures";

type Deployment = ReturnType<typeof deployment>;

const goal = { title: "Run", status: "active" as const, tags: [], createdAt: NOW, updatedAt: NOW };
const update = { xpDelta: 5, badgesToAdd: [], dateYYYYMMDD: "20251009" };

const add = (goalId: string) => (t: Deployment) =>
  t.mutation(internal.mem.addGoal, { ...write, goal: { ...goal, goalId } });
const earn = (changed: Partial<typeof update>) => (t: Deployment) =>
  t.mutation(internal.gamification.update, { ...write, update: { ...update, ...changed } });
const ingest = (changed: object) => (t: Deployment) =>
  t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode: episodeOf("e", changed) });

describe("a write refuses", () => {
  test.each<[string, (t: Deployment) => Promise<unknown>, string]>([
    ["an empty id", add(""), "goal.goalId"],
    [
      "nobody",
      (t) => t.mutation(internal.mem.addGoal, { userId: "", goal: { ...goal, goalId: "g" } }),
      "userId",
    ],
    [
      "an empty id in a batch",
      (t) =>
        t.mutation(internal.mem.upsertFacts, { ...write, drafts: [draft("a", { factId: "" })] }),
      "drafts.factId",
    ],
    [
      "an empty session",
      (t) => t.mutation(internal.mem.touchSession, { ...write, sessionId: "" }),
      "sessionId",
    ],
    [
      "a skill without an id",
      (t) => t.mutation(internal.progress.upsertDaily, { ...write, rollup: rollupOf("") }),
      "rollup.skillId",
    ],
    ["a day of no calendar", earn({ dateYYYYMMDD: "20260230" }), "update.dateYYYYMMDD"],
    ["points that are no number", earn({ xpDelta: NaN }), "update.xpDelta"],
    ["infinite points", earn({ xpDelta: -Infinity }), "update.xpDelta"],
    ["a half of a point", earn({ xpDelta: 0.5 }), "update.xpDelta"],
    ["an index that the service cannot read", ingest({ endIdx: 2 ** 31 }), "episode.endIdx"],
    [
      "a change of score beyond the scale",
      ingest({ highlights: [{ type: "t", text: "x", scoreDelta: -Infinity }] }),
      "episode.highlights.scoreDelta",
    ],
  ])("%s", async (_, call, field) => {
    const t = deployment();
    expect(await refusal(call(t))).toMatchObject({ kind: "invalid_argument", field });
    expect(await t.query(internal.admin.exportPage, { ...user, limit: 9 })).toEqual({ items: [] });
  });

  test("an infinite number in extra", async () => {
    const patch = { extra: '{"a":[-1e400]}' };
    const refused = refusal(
      deployment().mutation(internal.mem.upsertPreference, { ...write, patch }),
    );
    expect(await refused).toMatchObject({ kind: "invalid_argument", field: "extra" });
  });
});

describe("an import", () => {
  const load = (t: Deployment, ...records: ExportRecord[]) =>
    t.mutation(internal.admin.importPage, { ...user, records, nowMs: NOW });

  test("leaves out what is no document, and only that", async () => {
    const records: ExportRecord[] = ["", "g"].map((goalId) => {
      return { table: "users_goals", document: { ...goal, goalId } };
    });
    expect(await load(deployment(), ...records)).toEqual([
      { result: "failed", message: "data.goalId: must not be empty" },
      { result: "created" },
    ]);
  });

  test("takes −0 for 0", async () => {
    const t = deployment();
    const skill = (currentLevel: number): ExportRecord => {
      const document = { skillId: "talk", currentLevel, order: 1, createdAt: 1, updatedAt: 1 };
      return { table: "tracked_skills", document };
    };
    expect(await load(t, skill(-0), skill(0), skill(-0))).toEqual(
      ["created", "unchanged", "unchanged"].map((result) => ({ result })),
    );
    const [talk] = await t.query(internal.mem.listTrackedSkills, user);
    expect(Object.is(talk?.currentLevel, 0)).toBe(true);
  });

  test("of members in another order is none", async () => {
    const t = deployment();
    const withExtra = (extra: string): ExportRecord => {
      return { table: "users_preferences", document: { extra, updatedAt: 1 } };
    };
    const results = await load(
      t,
      withExtra('{"a":1,"b":{"c":[1,2],"d":"x"}}'),
      withExtra('{"b":{"d":"x", "c":[1,2]},"a":1}'),
      withExtra('{"b":{"d":"x","c":[2,1]},"a":1}'),
      withExtra("no JSON"),
    );
    expect(results).toEqual([
      { result: "created" },
      { result: "unchanged" },
      { result: "updated" },
      { result: "failed", message: "data.extra: must be a JSON object" },
    ]);
  });
});
