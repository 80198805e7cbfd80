import { limitExceeded } from "../errors";
import type { Gamification, GamificationUpdate } from "../validators";
import { add } from "./rollupMerge";
import { union } from "./sets";

/** A person has at most this many badges. */
export const MAX_BADGES = 500;

const DAY_MS = 86_400_000;

/** Nobody has done anything. */
export const NONE: Gamification = {
  xpTotal: 0,
  level: 1,
  streakDays: 0,
  badges: [],
  updatedAt: 0,
};

/** `1 + ⌊√(xpTotal / 100)⌋`: level 2 from 100 points, 3 from 400, 4 from 900. */
export function levelFor(xpTotal: number): number {
  return 1 + Math.floor(Math.sqrt(xpTotal / 100));
}

/** How an activity changes a person's standing. */
export function apply(
  stored: Gamification,
  update: GamificationUpdate,
  nowMs: number,
): Gamification {
  const xpTotal = points(stored.xpTotal, update.xpDelta);
  const last = stored.lastActivityYYYYMMDD;
  const newest = last === undefined || update.dateYYYYMMDD > last;
  return {
    xpTotal,
    level: levelFor(xpTotal),
    streakDays: streak(stored.streakDays, last, update.dateYYYYMMDD),
    lastActivityYYYYMMDD: newest ? update.dateYYYYMMDD : last,
    badges: badges(stored.badges, update.badgesToAdd),
    seasonId: update.seasonId ?? stored.seasonId,
    seasonXp: seasonXp(stored, update),
    updatedAt: nowMs,
  };
}

/** The day after extends, the same or an earlier day leaves, a gap restarts at 1. */
function streak(stored: number, last: string | undefined, day: string): number {
  if (last === undefined) {
    return 1;
  }
  if (day <= last) {
    return stored;
  }
  return epochMs(day) - epochMs(last) === DAY_MS ? stored + 1 : 1;
}

function epochMs(dayYYYYMMDD: string): number {
  const [year, month, day] = [
    [0, 4],
    [4, 6],
    [6, 8],
  ].map(([from, to]) => Number(dayYYYYMMDD.slice(from, to)));
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year ?? 0, (month ?? 1) - 1, day ?? 1);
  return date.getTime();
}

function seasonXp(stored: Gamification, update: GamificationUpdate): number | undefined {
  const season = update.seasonId ?? stored.seasonId;
  if (season === undefined) {
    return undefined;
  }
  const base = season === stored.seasonId ? (stored.seasonXp ?? 0) : 0;
  return points(base, update.xpDelta);
}

/** Points stay between 0 and the largest exact JSON number. */
function points(stored: number, delta: number): number {
  return Math.max(0, add(stored, delta));
}

function badges(stored: string[], added: string[]): string[] {
  const united = union(stored, added);
  if (united.length > MAX_BADGES) {
    throw limitExceeded("badges", MAX_BADGES);
  }
  return united;
}
