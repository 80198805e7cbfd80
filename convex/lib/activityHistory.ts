import type { ActivityHistory, Gamification, Season } from "../validators";
import { dayOf, epochMs, FIRST_DAY_MS, isDay } from "./days";

type DayRun = ActivityHistory["days"][number];

/** More than a year of activity every other day. */
export const MAX_RUNS = 400;

export const MAX_SEASONS = 20;

/** The days of the years 1 to 9999, which are all that there are. */
export const MAX_DAYS = 3_652_059;

const DAY_MS = 86_400_000;

/** As stored, or what a standing without one tells: its streak, and its season. */
export function historyOf(stored: Gamification): ActivityHistory {
  if (stored.history !== undefined) {
    return stored.history;
  }
  const { lastActivityYYYYMMDD, seasonId, streakDays } = stored;
  // What an older version took for a day need not be one.
  const last = isDay(lastActivityYYYYMMDD ?? "") ? lastActivityYYYYMMDD : undefined;
  return {
    longestStreakDays: Math.min(streakDays, MAX_DAYS),
    days: last === undefined ? [] : [endingWith(last, Math.max(1, streakDays))],
    seasons:
      seasonId === undefined
        ? []
        : [{ seasonId, xp: stored.seasonXp ?? 0, lastYYYYMMDD: last ?? "" }],
  };
}

/** With one more day of activity; runs that meet become one. */
export function withDay(history: ActivityHistory, day: string): ActivityHistory {
  let joined: DayRun = { from: day, to: day };
  const runs: DayRun[] = [];
  for (const run of history.days) {
    if (meets(run, joined)) {
      joined = {
        from: run.from <= joined.from ? run.from : joined.from,
        to: run.to >= joined.to ? run.to : joined.to,
      };
    } else {
      runs.push(run);
    }
  }
  const days = [...runs, joined].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...history,
    longestStreakDays: Math.max(history.longestStreakDays, lengthOf(joined)),
    days: days.slice(-MAX_RUNS),
  };
}

export function seasonOf(
  history: ActivityHistory,
  seasonId: string | undefined,
): Season | undefined {
  return history.seasons.find((season) => season.seasonId === seasonId);
}

export function withSeason(history: ActivityHistory, changed: Season): ActivityHistory {
  const others = history.seasons.filter(({ seasonId }) => seasonId !== changed.seasonId);
  // The sort is stable: of equals the latest is last.
  const seasons = [...others, changed].sort(
    (a, b) => Number(a.lastYYYYMMDD) - Number(b.lastYYYYMMDD),
  );
  return { ...history, seasons: seasons.slice(-MAX_SEASONS) };
}

/** Whether days that are real ones are in the order that they are kept in; an import may hold any. */
export function keepsItsOrder({ days }: ActivityHistory): boolean {
  return days.every(
    (run, index) => run.from <= run.to && (index === 0 || follows(run, days[index - 1] ?? run)),
  );
}

function follows(run: DayRun, before: DayRun): boolean {
  return before.from <= run.from && !meets(before, run);
}

/** How many days a run has. */
export function lengthOf(run: DayRun): number {
  return 1 + (epochMs(run.to) - epochMs(run.from)) / DAY_MS;
}

/** Whether no day lies between the two. */
function meets(a: DayRun, b: DayRun): boolean {
  const [earlier, later] = a.from <= b.from ? [a, b] : [b, a];
  return epochMs(later.from) - epochMs(earlier.to) <= DAY_MS;
}

/** So many days that end with one, but none before the calendar begins. */
function endingWith(day: string, days: number): DayRun {
  return { from: dayOf(Math.max(FIRST_DAY_MS, epochMs(day) - (days - 1) * DAY_MS)), to: day };
}
