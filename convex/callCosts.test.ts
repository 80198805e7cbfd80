/** What each function reads and writes, in documents and bytes, as the table of docs/convex.md has it. */
import { makeFunctionReference } from "convex/server";
import { expect, test } from "vitest";
import page from "../docs/convex.md?raw";
import type { Charge } from "../tools/convex-model/backend";
import { internal } from "./_generated/api";
import { type Backend, finish, person, TEXT, WISH } from "./costs.fixtures";
import {
  at,
  DAY,
  draft,
  episodeOf,
  finalizationOf,
  NOW,
  partOf,
  rollupOf,
  user,
} from "./memory.fixtures";

const HEADING = "### What each call costs";
const times = { createdAt: NOW, updatedAt: NOW };
const drafts = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    draft(`${TEXT}, told ${String(i)}`, { factId: `f${String(i)}` }),
  );
const goal = { goalId: "g", title: TEXT, status: "active", tags: [], ...times };
const level = { skillId: "talk", currentLevel: 6, order: 1, ...times };
const finalization = finalizationOf("b", { groupId: "b" });

/** Calls of the usual day, in an order in which all of them succeed: a path, what is told, of what. */
const READS: [string, object, string?][] = [
  ["mem:readMemory", WISH, "everything"],
  ["sessions:find", { sessionId: "s" }],
  ["mem:searchFacts", { text: "What went well in talk 250?" }],
  ["mem:revision", {}],
  ["mem:listFacts", { nowMs: NOW, limit: 50 }, "50 facts"],
  ["mem:listEpisodes", { nowMs: NOW, limit: 20 }, "20 episodes"],
  ["mem:listGoals", {}],
  ["mem:getPreferences", {}],
  ["mem:getProfile", {}],
  ["mem:listConsents", { nowMs: NOW }],
  ["mem:listTrackedSkills", {}],
  ["progress:listDaily", { nowMs: NOW, from: "20251001", to: "20251031", limit: 50 }, "a month"],
  ["gamification:get", { nowMs: NOW }],
  ["assessments:findSubject", { sessionId: "s" }],
];
const WRITES: [string, object, string?][] = [
  ["mem:touchSession", { sessionId: "t" }],
  ["mem:upsertFacts", { drafts: drafts(1) }, "a new fact"],
  ["mem:upsertFacts", { drafts: drafts(1) }, "the same again"],
  ["mem:upsertFacts", { drafts: drafts(101).slice(1) }, "100 new facts"],
  ["mem:patchFact", { factId: "f0", patch: { pinned: true } }],
  ["mem:deleteFact", { factId: "f0" }],
  ["mem:ingestEpisodeSummary", { episode: episodeOf("new", { summary: TEXT.repeat(4) }) }],
  ["mem:summariseSession", { part: partOf(TEXT.repeat(4), { sessionId: "t", groupId: "" }) }],
  ["mem:addGoal", { goal }],
  ["mem:updateGoal", { goalId: "g", patch: { status: "completed" } }],
  ["mem:deleteGoal", { goalId: "g" }],
  ["mem:upsertPreference", { patch: { tone: "brisk" } }],
  ["mem:putProfile", { profile: { displayName: "Ada" } }],
  ["mem:putConsent", { consent: { consent: "research", granted: true, ...times } }],
  ["mem:putTrackedSkill", { skill: level }],
  ["progress:upsertDaily", { rollup: rollupOf("talk") }],
  ["gamification:update", { update: { xpDelta: 5, badgesToAdd: [], dateYYYYMMDD: "20251010" } }],
  ["assessments:finalize", { finalization }, "a skill, a piece of feedback"],
];

const KB = (bytes: number) => (bytes / 1_000).toFixed(1);

function row(path: string, of: string | undefined, charge: Charge): string {
  const name = `\`${path}\`${of === undefined ? "" : `, ${of}`}`;
  const { documents, bytes, written, bytesWritten, indexBytes } = charge;
  const stored = written === 0 ? "– | –" : `${String(written)} | ${KB(bytesWritten + indexBytes)}`;
  return `| ${name} | ${String(documents)} | ${KB(bytes)} | ${stored} |`;
}

/** Of one call; a query that is answered by the cache would cost nothing. */
async function charged(backend: Backend, kind: "query" | "mutation", path: string, args: object) {
  const call = () =>
    kind === "query"
      ? backend.t.query(makeFunctionReference<"query">(path), args)
      : backend.t.mutation(makeFunctionReference<"mutation">(path), args);
  return (await backend.metered(call)).charge;
}

async function measured(): Promise<string[]> {
  const backend = await person();
  await finish(backend, "a", NOW);
  const rows: string[] = [];
  for (const [path, told, of] of READS) {
    const args = { ...user, ...told };
    rows.push(row(path, of, await charged(backend, "query", path, args)));
  }
  const known = await backend.t.query(internal.mem.revision, user);
  const unchanged = await charged(backend, "query", "mem:readMemory", { ...WISH, known });
  rows.splice(1, 0, row("mem:readMemory", "nothing since, and not in the cache", unchanged));
  for (const [path, told, of] of WRITES) {
    const write = { ...at(NOW + DAY), ...told };
    rows.push(row(path, of, await charged(backend, "mutation", path, write)));
  }
  return rows;
}

test("each function costs what docs/convex.md says", async () => {
  const [, section = ""] = page.split(HEADING);
  const [table = ""] = section.split("\n#");
  const told = table.split("\n").filter((line) => line.startsWith("| `"));

  expect(told).toEqual(await measured());
});
