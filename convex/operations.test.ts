/** The list of writes, by the one that the service proves its own by, and by what the functions do. */
import { makeFunctionReference } from "convex/server";
import { type ConvexError, getConvexSize, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import listed from "../src/test/resources/operations.json";
import { internal } from "./_generated/api";
import type { Failure } from "./errors";
import { MEMORY_TABLES } from "./exportValidators";
import { FUNCTIONS } from "./functions.fixtures";
import {
  deployment,
  draft,
  episodeOf,
  finalizationOf,
  hint,
  keyed,
  NOW,
  partOf,
  rollupOf,
  user,
} from "./memory.fixtures";
import { NONE } from "./lib/gamificationRules";
import { OPERATIONS } from "./operations";

/** In all that is said; ids have none of it. */
const WORD = "zyzzyva";
const times = { createdAt: NOW, updatedAt: NOW };
const activity = { xpDelta: 1, badgesToAdd: [WORD], dateYYYYMMDD: "20251009" };

/** Each function's arguments; in the order of the list, all of them succeed. */
const ARGS: Record<string, object> = {
  "mem:upsertFacts": { drafts: [draft(`Likes ${WORD}`, { factId: "f", tags: [WORD] })] },
  "mem:patchFact": { factId: "f", patch: { pinned: true, tags: [WORD] } },
  "mem:correctFact": {
    factId: "f",
    correction: { text: `Likes ${WORD}s`, patch: {}, retainedUntilMs: NOW + 1_000 },
  },
  "mem:deleteFact": { factId: "f" },
  "mem:forgetFact": { factId: "f" },
  "mem:ingestEpisodeSummary": { episode: episodeOf("e", { summary: `On ${WORD}` }) },
  "mem:deleteEpisode": { episodeId: "e" },
  "mem:addGoal": { goal: { goalId: "g", title: WORD, status: "active", tags: [WORD], ...times } },
  "mem:updateGoal": { goalId: "g", patch: { title: `More ${WORD}`, description: WORD } },
  "mem:deleteGoal": { goalId: "g" },
  "mem:upsertPreference": { patch: { tone: WORD, extra: JSON.stringify({ note: WORD }) } },
  "mem:putProfile": { profile: { displayName: WORD, bio: WORD } },
  "mem:putConsent": { consent: { consent: "research", granted: true, scope: WORD, ...times } },
  "mem:putTrackedSkill": { skill: { skillId: "talk", currentLevel: 5, order: 1, ...times } },
  "mem:reorderTrackedSkills": { order: ["talk"] },
  "mem:deleteTrackedSkill": { skillId: "talk" },
  "progress:upsertDaily": { rollup: rollupOf("talk", { medals: [WORD], errors: [WORD] }) },
  "gamification:update": { update: activity },
  "assessments:finalize": {
    finalization: finalizationOf("a", { part: partOf(WORD), facts: [hint(WORD)] }),
  },
  "assessments:forget": { sessionId: "s", groupId: "g" },
  "mem:summariseSession": { part: partOf(`So far ${WORD}`, { groupId: "" }) },
  "mem:forgetSession": { sessionId: "s" },
};

type Deployment = ReturnType<typeof deployment>;

/** Does a write under a key that is its function's path. */
async function write(t: Deployment, path: string, consentDefault = true) {
  const args = { ...user, write: { ...keyed(path).write, consentDefault }, ...ARGS[path] };
  const outcome: unknown = await t.mutation(makeFunctionReference<"mutation">(path), args);
  return outcome as { value?: object; consent?: string };
}

/** Does every write once, up to and with that one; the outcomes in order. */
async function writeAll(t: Deployment, { upTo = "", consentDefault = true } = {}) {
  const outcomes = [];
  for (const { function: path } of listed) {
    outcomes.push(await write(t, path, consentDefault));
    if (path === upTo) {
      break;
    }
  }
  return outcomes;
}

function recordsOf(t: Deployment) {
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
  const denied = (await writeAll(deployment(), { consentDefault: false })).map(
    ({ consent }) => consent,
  );
  expect(denied).toEqual(listed.map(({ gate }) => gate));
});

test("no record repeats a word of what was said", async () => {
  const t = deployment();
  await writeAll(t);
  expect(JSON.stringify(await recordsOf(t))).not.toContain(WORD);
});

const conflict = { kind: "conflict" };

/** What each write is told to have come to when all that it left has been erased. */
const AFTER_ERASURE: Record<string, unknown> = {
  "mem:upsertFacts": [{ factId: "f", result: "created", supersededFactIds: [] }],
  "mem:patchFact": conflict,
  "mem:correctFact": conflict,
  "mem:deleteFact": true,
  "mem:forgetFact": false,
  "mem:ingestEpisodeSummary": conflict,
  "mem:deleteEpisode": true,
  "mem:addGoal": conflict,
  "mem:updateGoal": conflict,
  "mem:deleteGoal": true,
  "mem:upsertPreference": conflict,
  "mem:putProfile": conflict,
  "mem:putConsent": conflict,
  "mem:putTrackedSkill": conflict,
  "mem:reorderTrackedSkills": [],
  "mem:deleteTrackedSkill": true,
  "progress:upsertDaily": conflict,
  "gamification:update": NONE,
  "assessments:finalize": {
    effect: "stored",
    verdict: "learned",
    episodeId: expect.any(String) as string,
    facts: 1,
    rollups: 1,
    gamification: NONE,
    denied: [],
    said: { created: 1, reinforced: 0, superseded: 0 },
  },
  "assessments:forget": { tables: expect.any(Object) as object },
  "mem:summariseSession": conflict,
  "mem:forgetSession": { tables: expect.any(Object) as object },
};

describe.each(listed.map((operation) => operation.function))("%s again", (path) => {
  test("is answered from what is stored", async () => {
    const t = deployment();
    const first = (await writeAll(t, { upTo: path })).at(-1);
    expect(await write(t, path)).toEqual({ ...first, replayed: true });
  });

  test("is also answered when an older version recorded its answer", async () => {
    const t = deployment();
    const first = (await writeAll(t, { upTo: path })).at(-1);
    await t.run(async (ctx) => {
      const record = (await ctx.db.query("users_idempotency").collect()).find(
        ({ key }) => key === path,
      );
      const outcome = JSON.stringify(first?.value).replace('"factId":"f","result"', '"result"');
      const id = record?._id ?? expect.fail("nothing was recorded");
      await ctx.db.patch("users_idempotency", id, { outcome, gist: undefined });
    });
    expect(await write(t, path)).toEqual({ ...first, replayed: true });
  });

  test("repeats nothing that was erased, and brings nothing back", async () => {
    const t = deployment();
    await writeAll(t, { upTo: path });
    const tables = MEMORY_TABLES.filter((table) => table !== "users_idempotency");
    await t.mutation(internal.admin.deleteByUser, { ...user, tables });
    const again: unknown = await write(t, path).then(
      ({ value }) => value,
      (error: unknown) => (error as ConvexError<Failure>).data,
    );
    if (AFTER_ERASURE[path] === conflict) {
      expect(again).toMatchObject(conflict);
    } else {
      expect(again).toEqual(AFTER_ERASURE[path]);
    }
    const left = await t.query(internal.admin.exportPage, { ...user, nowMs: NOW, limit: 200 });
    expect(new Set(left.items.map(({ table }) => table))).toEqual(new Set(["users_idempotency"]));
  });
});

/** What a person earns who comes every other day for two months. */
const habit = Array.from({ length: 30 }, (_, i) => ({
  xpDelta: 20,
  badgesToAdd: i % 3 === 0 ? [`badge-${String(i)}`] : [],
  dateYYYYMMDD: `2025${i < 15 ? "08" : "09"}${String(1 + 2 * (i % 15)).padStart(2, "0")}`,
  seasonId: i < 15 ? "summer" : "autumn",
}));

test.each([
  ["a batch of 100 facts", "mem:upsertFacts"],
  ["a finalize", "assessments:finalize"],
])("%s is recorded in less than half the bytes of its answer", async (_, path) => {
  const t = deployment();
  for (const update of habit) {
    await t.mutation(internal.gamification.update, { ...user, write: { nowMs: NOW }, update });
  }
  const drafts = Array.from({ length: 100 }, (_, i) =>
    draft(`Says something of usual length, such as this, for the ${String(i)}th time.`, {
      factId: `fact_${String(i).padStart(32, "0")}`,
      tags: ["speaking"],
    }),
  );
  const args = path === "mem:upsertFacts" ? { drafts } : ARGS[path];
  const outcome = (await t.mutation(makeFunctionReference<"mutation">(path), {
    ...user,
    write: { ...keyed(path).write, attempt: `attempt:${"0".repeat(36)}` },
    ...args,
  })) as { value: unknown };
  const records = await recordsOf(t);
  const before = records.map(({ gist, ...record }) =>
    gist === undefined ? record : { ...record, outcome: JSON.stringify(outcome.value) },
  );
  expect(bytesOf(records)).toBeLessThan(bytesOf(before) / 2);
});

function bytesOf(records: object[]): number {
  return records.reduce<number>((sum, record) => sum + getConvexSize(record as Value), 0);
}
