/** The list of writes, by the one that the service proves its own by, and by what the functions do. */
import { makeFunctionReference } from "convex/server";
import { describe, expect, test } from "vitest";
import listed from "../src/test/resources/operations.json";
import { internal } from "./_generated/api";
import { MEMORY_TABLES } from "./exportValidators";
import { FUNCTIONS } from "./functions.fixtures";
import {
  deployment,
  draft,
  episodeOf,
  finalizationOf,
  keyed,
  NOW,
  partOf,
  rollupOf,
  user,
} from "./memory.fixtures";
import { OPERATIONS } from "./operations";

const times = { createdAt: NOW, updatedAt: NOW };
const activity = { xpDelta: 1, badgesToAdd: [], dateYYYYMMDD: "20251009" };

/** Each function's arguments; in the order of the list, all of them succeed. */
const ARGS: Record<string, object> = {
  "mem:upsertFacts": { drafts: [draft("In Berlin", { factId: "f" })] },
  "mem:patchFact": { factId: "f", patch: { pinned: true } },
  "mem:deleteFact": { factId: "f" },
  "mem:ingestEpisodeSummary": { episode: episodeOf("e") },
  "mem:deleteEpisode": { episodeId: "e" },
  "mem:addGoal": { goal: { goalId: "g", title: "Speak", status: "active", tags: [], ...times } },
  "mem:updateGoal": { goalId: "g", patch: { title: "Listen" } },
  "mem:deleteGoal": { goalId: "g" },
  "mem:upsertPreference": { patch: { tone: "warm" } },
  "mem:putProfile": { profile: { displayName: "A" } },
  "mem:putConsent": { consent: { consent: "research", granted: true, ...times } },
  "mem:putTrackedSkill": { skill: { skillId: "talk", currentLevel: 5, order: 1, ...times } },
  "mem:reorderTrackedSkills": { order: ["talk"] },
  "mem:deleteTrackedSkill": { skillId: "talk" },
  "progress:upsertDaily": { rollup: rollupOf("talk") },
  "gamification:update": { update: activity },
  "assessments:finalize": {
    finalization: finalizationOf("a"),
  },
  "assessments:forget": { sessionId: "s", groupId: "g" },
  "mem:summariseSession": { part: partOf("So far", { groupId: "" }) },
  "mem:forgetSession": { sessionId: "s" },
};

/** Does every write once, under a key that is its function's path; the outcomes in order. */
async function writeAll(t: ReturnType<typeof deployment>, consentDefault = true) {
  const outcomes = [];
  for (const { function: path } of listed) {
    const { write } = keyed(path);
    const args = { ...user, write: { ...write, consentDefault }, ...ARGS[path] };
    outcomes.push(
      (await t.mutation(makeFunctionReference<"mutation">(path), args)) as { consent?: string },
    );
  }
  return outcomes;
}

function recordsOf(t: ReturnType<typeof deployment>) {
  return t.run((ctx) => ctx.db.query("users_idempotency").collect());
}

test("the list is the service's", () => {
  expect(Object.values(OPERATIONS)).toEqual(listed);
});

test("every mutation that is told how to write is in it, and no other", () => {
  const writes = FUNCTIONS.filter(({ registered }) => {
    const { value } = JSON.parse(registered.exportArgs()) as { value: object };
    return registered.isMutation && registered.isInternal && "write" in value;
  });
  // Binding a session again is as good as once: it needs no record.
  const unrecorded = ["mem:touchSession", "sessions:bind"];
  const all = [...listed.map((operation) => operation.function), ...unrecorded];
  expect(writes.map(({ path }) => path).sort()).toEqual(all.sort());
});

test("every function records the operation that is listed with it", async () => {
  const t = deployment();
  await writeAll(t);
  const recorded = (await recordsOf(t)).map(({ key, operation }) => [key, operation]);
  expect(recorded).toEqual(listed.map(({ function: path }) => [path, path]));
});

test("every function is gated by the consent that is listed with it", async () => {
  const denied = (await writeAll(deployment(), false)).map(({ consent }) => consent);
  expect(denied).toEqual(listed.map(({ gate }) => gate));
});

describe.each(MEMORY_TABLES.filter((table) => table !== "users_idempotency"))("%s", (table) => {
  const copying = listed.filter(({ copies }) => copies.includes(table));

  test("is erased from all records that repeat it, and no others change", async () => {
    const t = deployment();
    await writeAll(t);
    const before = await recordsOf(t);
    await t.mutation(internal.admin.deleteByUser, { ...user, tables: [table] });
    const after = await recordsOf(t);
    for (const { key, outcome } of before) {
      const record = after.find((other) => other.key === key);
      const operation = copying.find(({ function: path }) => path === key);
      expect(record === undefined, key).toBe(operation !== undefined);
      expect(record?.outcome, key).toBe(operation === undefined ? outcome : undefined);
    }
  });
});
