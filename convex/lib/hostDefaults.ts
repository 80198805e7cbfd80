/** What a host application's own functions may leave out, filled in. */
import { invalidArgument } from "../errors";
import type { Episode, Goal, PreferencesPatch, Rollup } from "../validators";
import { round } from "./rollupMerge";

/** As long as the service keeps them unless it is told otherwise. */
const EPISODE_RETENTION_MS = 90 * 86_400_000;

export function goalOf(said: Partial<Goal> & Pick<Goal, "title">, nowMs: number): Goal {
  return {
    goalId: crypto.randomUUID(),
    status: "active",
    tags: [],
    createdAt: nowMs,
    updatedAt: nowMs,
    ...said,
  };
}

/** It expires at the latest when the service's own would. */
export function episodeOf(
  said: Partial<Episode> & Pick<Episode, "summary">,
  nowMs: number,
): Episode {
  const { createdAtMs = nowMs, expiresAtMs = Infinity } = said;
  if (createdAtMs > nowMs) {
    throw invalidArgument("createdAtMs", "must not be in the future");
  }
  return {
    episodeId: crypto.randomUUID(),
    highlights: [],
    ...said,
    createdAtMs,
    expiresAtMs: Math.min(expiresAtMs, nowMs + EPISODE_RETENTION_MS),
  };
}

/** What a day brought, with the mean level of its samples. */
export interface Reported extends Partial<Omit<Rollup, "dateYYYYMMDD" | "skillId" | "levelSum">> {
  avgLevel?: number;
}

/** As the service takes a report: a level alone is one sample. */
export function rollupOf(
  dateYYYYMMDD: string,
  skillId: string,
  { avgLevel, ...said }: Reported,
  nowMs: number,
): Rollup {
  const samples = said.samples ?? (avgLevel === undefined ? 0 : 1);
  return {
    xpEarned: 0,
    medals: [],
    errors: [],
    tokensIn: 0,
    tokensOut: 0,
    costUsd: 0,
    latencyMsTotal: 0,
    updatedAtMs: nowMs,
    ...said,
    dateYYYYMMDD,
    skillId,
    samples,
    levelSum: round(levelOf(avgLevel, samples) * samples, 1e6),
  };
}

function levelOf(avgLevel: number | undefined, samples: number): number {
  if (avgLevel === undefined && samples > 0) {
    throw invalidArgument("avgLevel", "is required when samples is above 0");
  }
  const level = avgLevel ?? 0;
  if (!(level >= 0 && level <= 10)) {
    throw invalidArgument("avgLevel", "must be 0 to 10");
  }
  return level;
}

/** A flat object as the JSON text that preferences are patched by. */
export function patchOf({ extra, ...members }: FlatPatch): PreferencesPatch {
  return extra ? { ...members, extra: JSON.stringify(extra) } : { ...members, extra };
}

type FlatPatch = Omit<PreferencesPatch, "extra"> & {
  extra?: Record<string, string | number | boolean | null> | null;
};

/** The day where the person is; in UTC when that is not known. */
export function dayIn(timeZone = "UTC", nowMs: number): string {
  try {
    return format(timeZone, nowMs);
  } catch {
    return format("UTC", nowMs);
  }
}

function format(timeZone: string, nowMs: number): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(nowMs);
  return ["year", "month", "day"]
    .map((name) => parts.find(({ type }) => type === name)?.value)
    .join("");
}
