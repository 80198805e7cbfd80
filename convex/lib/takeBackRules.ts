import type { AssessmentRecord, RollupShare } from "../assessmentValidators";
import type { Gamification, Rollup } from "../validators";
import { takeBack } from "./gamificationRules";
import { normalForm } from "./labels";
import { round } from "./rollupMerge";
import { sha256Hex } from "./sha256";

/** Enough to tell the labels of one person's day and skill apart, too little to read them from. */
const LABEL_DIGITS = 16;

/** How a record keeps a medal or an error; the day may have another spelling. */
export async function hashLabel(label: string): Promise<string> {
  return await sha256Hex(LABEL_DIGITS, normalForm(label));
}

/** What a record keeps of what its assessment adds to a day. */
export async function shareOf(added: Rollup): Promise<RollupShare> {
  const { dateYYYYMMDD, updatedAtMs, medals, errors, ...numbers } = added;
  return { ...numbers, medals: await hashes(medals), errors: await hashes(errors) };
}

async function hashes(labels: string[]): Promise<string[]> {
  return await Promise.all(labels.map(hashLabel));
}

/** Hashes of labels that nobody else has said. */
export type Labels = Pick<RollupShare, "medals" | "errors">;

/**
 * A day without an assessment's share; undefined when nothing is left of it. No counter goes below
 * zero, since days can be reported and imported by themselves.
 */
export async function subtract(
  stored: Rollup,
  share: RollupShare,
  gone: Labels,
  nowMs: number,
): Promise<Rollup | undefined> {
  const day: Rollup = {
    ...stored,
    samples: less(stored.samples, share.samples),
    levelSum:
      stored.samples <= share.samples
        ? 0
        : Math.max(0, round(stored.levelSum - share.levelSum, 1e6)),
    xpEarned: less(stored.xpEarned, share.xpEarned),
    medals: await without(stored.medals, gone.medals),
    errors: await without(stored.errors, gone.errors),
    tokensIn: less(stored.tokensIn, share.tokensIn),
    tokensOut: less(stored.tokensOut, share.tokensOut),
    costUsd: Math.max(0, round(stored.costUsd - share.costUsd, 1e9)),
    latencyMsTotal: less(stored.latencyMsTotal, share.latencyMsTotal),
    updatedAtMs: nowMs,
  };
  return isNothing(day) ? undefined : day;
}

function isNothing(day: Rollup): boolean {
  const counted =
    day.samples + day.xpEarned + day.tokensIn + day.tokensOut + day.costUsd + day.latencyMsTotal;
  return counted === 0 && day.medals.length + day.errors.length === 0;
}

async function without(labels: string[], gone: string[]): Promise<string[]> {
  const hashed = await Promise.all(labels.map(hashLabel));
  return labels.filter((_, index) => !gone.includes(hashed[index] ?? ""));
}

/** A person's standing without the points of an assessment; its day stays a day of activity. */
export function withoutPoints(
  stored: Gamification,
  { xp, seasonId }: Pick<AssessmentRecord, "xp" | "seasonId">,
  nowMs: number,
): Gamification {
  return takeBack(stored, xp, seasonId, nowMs);
}

function less(stored: number, taken: number): number {
  return Math.max(0, stored - taken);
}
