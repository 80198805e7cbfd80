import { limitExceeded } from "../errors";
import type { ActivityHistory, Gamification, GamificationUpdate } from "../validators";
import { historyOf, lengthOf, seasonOf, withDay, withSeason } from "./activityHistory";
import { unite } from "./labels";
import { add } from "./rollupMerge";

/** A person has at most this many badges. */
export const MAX_BADGES = 500;

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

/**
 * How an activity changes a person's standing. The days of activity are a set, so that a day reported
 * late closes a gap.
 */
export function apply(
  stored: Gamification,
  update: GamificationUpdate,
  nowMs: number,
): Gamification {
  const xpTotal = points(stored.xpTotal, update.xpDelta);
  const before = historyOf(stored);
  const days = isActivity(update) ? withDay(before, update.dateYYYYMMDD) : before;
  const seasonId = currentSeason(before, stored.seasonId, update);
  const history = counted(days, stored.seasonId, update);
  const lastRun = history.days.at(-1);
  return {
    xpTotal,
    level: levelFor(xpTotal),
    streakDays: lastRun === undefined ? 0 : lengthOf(lastRun),
    lastActivityYYYYMMDD: lastRun?.to,
    badges: badges(stored.badges, update.badgesToAdd),
    seasonId,
    seasonXp: seasonOf(history, seasonId)?.xp,
    updatedAt: nowMs,
    history,
  };
}

/** Without points that were counted for a season, if there was one; days and badges stay. */
export function takeBack(
  stored: Gamification,
  xp: number,
  seasonId: string | undefined,
  nowMs: number,
): Gamification {
  const xpTotal = points(stored.xpTotal, -xp);
  const before = historyOf(stored);
  const season = seasonOf(before, seasonId);
  const history =
    season === undefined ? before : withSeason(before, { ...season, xp: points(season.xp, -xp) });
  return {
    ...stored,
    xpTotal,
    level: levelFor(xpTotal),
    seasonXp: seasonOf(history, stored.seasonId)?.xp,
    updatedAt: nowMs,
    history,
  };
}

/** Taking points back is none, unless it comes with a badge. */
function isActivity({ xpDelta, badgesToAdd }: GamificationUpdate): boolean {
  return xpDelta >= 0 || badgesToAdd.length > 0;
}

/**
 * The season with the latest activity. On the same day a new season takes over, but one that was known
 * before does not: then it is a report that comes late.
 */
function currentSeason(
  history: ActivityHistory,
  stored: string | undefined,
  update: GamificationUpdate,
): string | undefined {
  const { seasonId: named, dateYYYYMMDD: day } = update;
  if (named === undefined || !isActivity(update)) {
    return stored;
  }
  const current = seasonOf(history, stored);
  if (current === undefined || day > current.lastYYYYMMDD) {
    return named;
  }
  const isNew = seasonOf(history, named) === undefined;
  return day === current.lastYYYYMMDD && isNew ? named : stored;
}

/** An activity that names no season counts for the current one. */
function counted(
  history: ActivityHistory,
  stored: string | undefined,
  update: GamificationUpdate,
): ActivityHistory {
  const seasonId = update.seasonId ?? stored;
  const before = seasonOf(history, seasonId);
  if (seasonId === undefined || (before === undefined && !isActivity(update))) {
    return history;
  }
  const last = before?.lastYYYYMMDD ?? "";
  const extended = update.seasonId !== undefined && isActivity(update);
  return withSeason(history, {
    seasonId,
    xp: points(before?.xp ?? 0, update.xpDelta),
    lastYYYYMMDD: extended && update.dateYYYYMMDD > last ? update.dateYYYYMMDD : last,
  });
}

/** Points stay between 0 and the largest exact JSON number. */
function points(stored: number, delta: number): number {
  return Math.max(0, add(stored, delta));
}

function badges(stored: string[], added: string[]): string[] {
  const united = unite(stored, added);
  if (united.length > MAX_BADGES) {
    throw limitExceeded("badges", MAX_BADGES);
  }
  return united;
}
