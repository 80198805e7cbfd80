import type { ActivityHistory, Gamification, Season } from "../validators";

type DayRun = ActivityHistory["days"][number];

/** More than a year of activity every other day. */
export const MAX_RUNS = 400;

export const MAX_SEASONS = 20;

const DAY_MS = 86_400_000;

/** As stored, or what a standing without one tells: its streak, and its season. */
export function historyOf(stored: Gamification): ActivityHistory {
  if (stored.history !== undefined) {
    return stored.history;
  }
  const { lastActivityYYYYMMDD: last, seasonId, streakDays } = stored;
  return {
    longestStreakDays: streakDays,
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

/** How many days a run has. */
export function lengthOf(run: DayRun): number {
  return 1 + (epochMs(run.to) - epochMs(run.from)) / DAY_MS;
}

/** Whether no day lies between the two. */
function meets(a: DayRun, b: DayRun): boolean {
  const [earlier, later] = a.from <= b.from ? [a, b] : [b, a];
  return epochMs(later.from) - epochMs(earlier.to) <= DAY_MS;
}

/** So many days that end with one. */
function endingWith(day: string, days: number): DayRun {
  const date = new Date(epochMs(day) - (days - 1) * DAY_MS);
  const [year, month, ofMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { from: digits(year, 4) + digits(month, 2) + digits(ofMonth, 2), to: day };
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
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
