/** The rules that the service implements as well, by the cases that its own tests replay. */
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import type { Failure } from "./errors";
import { isLive } from "./lib/expiry";
import { factId, normalise } from "./lib/factIds";
import { reinforce, type Said, strengthMs } from "./lib/factRules";
import { apply, levelFor, NONE } from "./lib/gamificationRules";
import { avgLevel, first, merge } from "./lib/rollupMerge";
import { mergedPreferences } from "./model/preferences";
import type {
  Fact,
  FactKind,
  Gamification,
  GamificationUpdate,
  Preferences,
  PreferencesPatch,
  Rollup,
} from "./validators";

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
  "preferences.json": (input: {
    stored?: JsonPreferences;
    patch: Record<string, unknown>;
    nowMs: number;
  }) => {
    const stored = input.stored && (toText({ ...input.stored }) as Preferences);
    const merged = mergedPreferences(stored, toText(input.patch), input.nowMs);
    return { preferences: toJson(merged) };
  },
};

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
    const { kind, field } = (error as ConvexError<Failure>).data;
    expect(kind).toBe("limit_exceeded");
    return { limitExceeded: field };
  }
}
