import { limitExceeded } from "../errors";
import type { Rollup } from "../validators";
import { unite } from "./labels";

/** Distinct medals, and distinct errors, per day and skill. */
export const MAX_SET_SIZE = 200;

/** No counter passes the largest exact JSON number: adding saturates, in any order. */
export const MAX_COUNTER = Number.MAX_SAFE_INTEGER;

/** The first report of a day, with its lists made sets. */
export function first(added: Rollup): Rollup {
  const { dateYYYYMMDD, skillId } = added;
  return merge({ ...NOTHING, dateYYYYMMDD, skillId }, added);
}

const NOTHING = {
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

/**
 * Merges rollups of one day and skill: counters add, sets unite in insertion order. Commutative and
 * associative, but for the order in which medals and errors are listed.
 */
export function merge(stored: Rollup, added: Rollup): Rollup {
  return {
    dateYYYYMMDD: stored.dateYYYYMMDD,
    skillId: stored.skillId,
    samples: add(stored.samples, added.samples),
    levelSum: round(stored.levelSum + added.levelSum, 1e6),
    xpEarned: add(stored.xpEarned, added.xpEarned),
    medals: boundedUnion("medals", stored.medals, added.medals),
    errors: boundedUnion("errors", stored.errors, added.errors),
    tokensIn: add(stored.tokensIn, added.tokensIn),
    tokensOut: add(stored.tokensOut, added.tokensOut),
    costUsd: round(stored.costUsd + added.costUsd, 1e9),
    latencyMsTotal: add(stored.latencyMsTotal, added.latencyMsTotal),
    updatedAtMs: Math.max(stored.updatedAtMs, added.updatedAtMs),
  };
}

/** Mean level weighted by samples, 0 to 10; 0 without samples, too. */
export function avgLevel(rollup: Rollup): number {
  return rollup.samples === 0 ? 0 : rollup.levelSum / rollup.samples;
}

/**
 * Rounds half up to `1/scale`: adding such numbers and rounding again gives the exact decimal sum, in
 * any order, as long as it stays below 2^53 / scale.
 */
export function round(value: number, scale: number): number {
  return Math.floor(value * scale + 0.5) / scale;
}

/** Of counters, or of a counter and a change. */
export function add(a: number, b: number): number {
  return Math.min(MAX_COUNTER, a + b);
}

function boundedUnion(field: string, stored: string[], added: string[]): string[] {
  const united = unite(stored, added);
  if (united.length > MAX_SET_SIZE) {
    throw limitExceeded(field, MAX_SET_SIZE);
  }
  return united;
}
