/** The rules that the service implements as well, by the cases that its own tests replay. */
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import type { SessionPart } from "./assessmentValidators";
import type { Failure } from "./errors";
import { bestFirst } from "./lib/chatScore";
import { checkConsentRoom, replaceConsent } from "./lib/consentRules";
import type { MemoryTable } from "./exportValidators";
import { documentFault } from "./lib/documentRules";
import { sameContent } from "./lib/episodeRules";
import { isLive } from "./lib/expiry";
import { corrected, outdated } from "./lib/correctionRules";
import { factId, normalise } from "./lib/factIds";
import { joined, patched, reinforce, type Said, strengthMs, settle } from "./lib/factRules";
import { apply, levelFor, NONE, takeBack } from "./lib/gamificationRules";
import { checkGoalRoom, patchGoal } from "./lib/goalRules";
import { replaceProfile } from "./lib/profileRules";
import { avgLevel, first, merge } from "./lib/rollupMerge";
import { compose, sessionEpisodeId } from "./lib/sessionEpisode";
import { boundSinceMs } from "./lib/sessionRules";
import { renamed } from "./lib/skillRename";
import { shareOf, subtract } from "./lib/takeBackRules";
import { checkSkillRoom, putSkill, reorderSkills, replaceSkill } from "./lib/trackedSkillRules";
import { mergedPreferences } from "./model/preferences";
import { momentOf } from "./model/vocabulary";
import type {
  Consent,
  Episode,
  Fact,
  FactKind,
  FactPatch,
  Gamification,
  GamificationUpdate,
  Goal,
  GoalPatch,
  Preferences,
  PreferencesPatch,
  Profile,
  Rollup,
  TrackedSkill,
} from "./validators";

/** Of a chat that is about nothing. */
const NO_TOPIC = { skillIds: [], tags: [], trackedSkillIds: [], terms: [] };

interface Case {
  name: string;
  input: unknown;
  expected: unknown;
}

const FILES = import.meta.glob<Case[]>("../src/test/resources/rules/*.json", {
  eager: true,
  import: "default",
});

function cases(file: string): Case[] {
  const found = FILES[`../src/test/resources/rules/${file}`] ?? [];
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** Each rule, from the input of a case to what it expects. */
const RULES: Record<string, (input: never) => unknown> = {
  "fact-ids.json": async (input: {
    userId: string;
    kind: FactKind;
    skillId?: string;
    text: string;
  }) => ({
    normalised: normalise(input.text),
    factId: await factId(input.userId, input.kind, input.skillId, input.text),
  }),
  "reinforcement.json": (input: { stored: Fact; again: Said }) =>
    reinforce(input.stored, input.again),
  "strength.json": (input: Fact) => ({ strengthMs: strengthMs(input) }),
  "expiry.json": (input: { expiresAtMs?: number; nowMs: number }) => ({
    live: isLive(input, input.nowMs),
  }),
  "rollup-merge.json": (input: { stored?: Rollup; added: Rollup }) => {
    const rollup = input.stored ? merge(input.stored, input.added) : first(input.added);
    return { rollup, avgLevel: avgLevel(rollup) };
  },
  "levels.json": (input: { xpTotal: number }) => ({ level: levelFor(input.xpTotal) }),
  "streaks.json": (input: {
    stored?: Gamification;
    update: GamificationUpdate;
    nowMs: number;
  }) => ({ gamification: apply(input.stored ?? NONE, input.update, input.nowMs) }),
  "points-taken-back.json": (input: {
    stored: Gamification;
    xp: number;
    seasonId?: string;
    nowMs: number;
  }) => ({ gamification: takeBack(input.stored, input.xp, input.seasonId, input.nowMs) }),
  "preferences.json": (input: {
    stored?: JsonPreferences;
    patch: Record<string, unknown>;
    nowMs: number;
  }) => {
    const stored = input.stored && (toText({ ...input.stored }) as Preferences);
    const merged = mergedPreferences(stored, toText(input.patch), input.nowMs);
    return { preferences: toJson(merged) };
  },
  "slots.json": (input: { slot: Fact[]; saidId?: string }) => ({
    slot: settle(input.slot, input.saidId),
  }),
  "fact-patch.json": (input: { stored: Fact; patch: FactPatch }) => ({
    fact: patched(input.stored, input.patch),
  }),
  "fact-correction.json": (input: {
    stored: Fact;
    said?: Fact;
    factId: string;
    text: string;
    patch: FactPatch;
    nowMs: number;
    retainedUntilMs: number;
  }) => ({
    fact: corrected(input.stored, input, input.factId, input.said, input.nowMs),
    old: outdated(input.stored, input.retainedUntilMs, input.factId, input.nowMs),
  }),
  "decay.json": (input: { facts: Fact[]; nowMs: number }) => ({
    strongestFirst: bestFirst(input.facts, NO_TOPIC, input.nowMs).map((fact) => fact.factId),
  }),
  "goal-patch.json": (input: { stored: Goal; patch: GoalPatch; nowMs: number }) => ({
    goal: patchGoal(input.stored, input.patch, input.nowMs),
  }),
  "episode-equality.json": (input: { stored: Episode; again: Episode }) => ({
    same: sameContent(input.stored, input.again),
  }),
  "kept-times.json": (input: Kept) => ({ document: keepTimes(input) }),
  "limits.json": (input: Limited) => {
    checkLimit(input);
    return { stored: true };
  },
  "documents.json": ({ table, data }: { table: MemoryTable; data: Record<string, unknown> }) => ({
    fault: documentFault(table, (table === "users_preferences" ? toText(data) : data) as never),
  }),
  "tracked-skills.json": (input: Tracked) => ({ skills: trackedAfter(input) }),
  "skill-rename.json": async (input: { userId: string; fact: Fact; from: string; to: string }) => ({
    fact: await renamed(input.userId, input.fact, input),
  }),
  "fact-join.json": (input: { a: Fact; b: Fact }) => ({ fact: joined(input.a, input.b) }),
  "session-episode.json": async (input: { userId: string; parts: SessionPart[] }) => {
    const id = await sessionEpisodeId(input.userId, input.parts[0]?.sessionId ?? "");
    return { episode: compose(id, input.parts) };
  },
  "take-back.json": async (input: {
    day: Rollup;
    taken: Rollup;
    others: Rollup[];
    nowMs: number;
  }) => {
    const share = await shareOf(input.taken);
    const others = await Promise.all(input.others.map(shareOf));
    const alone = (labels: "medals" | "errors") =>
      share[labels].filter((label) => !others.some((other) => other[labels].includes(label)));
    const gone = { medals: alone("medals"), errors: alone("errors") };
    return { day: await subtract(input.day, share, gone, input.nowMs) };
  },
  "session-half-life.json": (input: { nowMs: number; sessionTtlMs: number }) => ({
    boundSinceMs: boundSinceMs(input.nowMs, input.sessionTtlMs),
  }),
  "defaults.json": (input: { of: "policy" | "standing" }) => {
    const { userId, nowMs, ...policy } = momentOf({ userId: "u-1" });
    return input.of === "policy" ? policy : NONE;
  },
};

type Tracked = { tracked: TrackedSkill[]; nowMs: number } & (
  | { put: TrackedSkill; formerIds: string[] }
  | { order: string[] }
);

/** All of a person's skills after one was put, or after they were reordered. */
function trackedAfter(input: Tracked): TrackedSkill[] {
  if ("order" in input) {
    return reorderSkills(input.tracked, input.order, input.nowMs);
  }
  const { put, moved, replaced } = putSkill(input.tracked, input.put, input.formerIds, input.nowMs);
  const changed = moved === undefined ? [put] : [put, moved];
  const gone = [...replaced, ...changed.map(({ skillId }) => skillId)];
  return [...input.tracked.filter(({ skillId }) => !gone.includes(skillId)), ...changed].sort(
    (a, b) => a.order - b.order,
  );
}

type Kept = { nowMs: number } & (
  | { kind: "profile"; stored?: Profile; given: Profile }
  | { kind: "consent"; stored?: Consent; given: Consent }
  | { kind: "trackedSkill"; stored?: TrackedSkill; given: TrackedSkill }
  | { kind: "goal"; stored: Goal; given: GoalPatch }
);

function keepTimes(input: Kept) {
  switch (input.kind) {
    case "profile":
      return replaceProfile(input.stored, input.given, input.nowMs);
    case "consent":
      return replaceConsent(input.stored, input.given, input.nowMs);
    case "trackedSkill":
      return replaceSkill(input.stored, input.given, input.nowMs);
    case "goal":
      return patchGoal(input.stored, input.given, input.nowMs);
  }
}

type Limited =
  | { limit: "goals" | "consents"; stored: number }
  | { limit: "badges" | "medals" | "errors"; stored: number; added: string[] }
  | { limit: "trackedSkills"; tracked: TrackedSkill[]; put: TrackedSkill }
  | { limit: "extra"; character: string; times: number };

function checkLimit(input: Limited): unknown {
  switch (input.limit) {
    case "goals":
      checkGoalRoom(input.stored);
      return;
    case "consents":
      checkConsentRoom(input.stored);
      return;
    case "trackedSkills":
      checkSkillRoom(input.tracked, input.put);
      return;
    case "extra": {
      const extra = JSON.stringify({ a: input.character.repeat(input.times) });
      return mergedPreferences(undefined, { extra }, 0);
    }
    case "badges": {
      const update = { xpDelta: 0, badgesToAdd: input.added, dateYYYYMMDD: "20260101" };
      return apply({ ...NONE, badges: names(input.stored) }, update, 0);
    }
    default: {
      const day = first(EMPTY_DAY);
      const stored = { ...day, [input.limit]: names(input.stored) };
      return merge(stored, { ...day, [input.limit]: input.added });
    }
  }
}

const EMPTY_DAY: Rollup = {
  dateYYYYMMDD: "20260101",
  skillId: "talk",
  samples: 0,
  levelSum: 0,
  xpEarned: 0,
  medals: [],
  errors: [],
  tokensIn: 0,
  tokensOut: 0,
  costUsd: 0,
  latencyMsTotal: 0,
  updatedAtMs: 0,
};

/** "0", "1" and so on. */
function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

type JsonPreferences = Omit<Preferences, "extra"> & { extra?: object };

/** The cases have `extra` as an object, the functions as text. */
function toText({ extra, ...rest }: Record<string, unknown>): PreferencesPatch {
  const text = extra === null ? null : JSON.stringify(extra);
  return extra === undefined ? rest : { ...rest, extra: text };
}

function toJson({ extra, ...rest }: Preferences): JsonPreferences {
  return { ...rest, extra: extra === undefined ? undefined : (JSON.parse(extra) as object) };
}

test("every file of shared cases is replayed", () => {
  const files = Object.keys(FILES).map((path) => path.replace(/.*\//, ""));
  expect(files.sort()).toEqual(Object.keys(RULES).sort());
});

describe.each(Object.entries(RULES))("%s", (file, rule) => {
  test.each(cases(file))("$name", async ({ input, expected }) => {
    expect(await outcomeOf(() => rule(input as never))).toEqual(expected);
  });
});

async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const { kind, field, message } = (error as ConvexError<Failure>).data;
    return { refused: { kind, field, message } };
  }
}
