/**
 * Calendar days as the service writes them, `YYYYMMDD`, and as numbers since 1970, to count with.
 *
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["DailyRollup"]} DailyRollup
 * @typedef {Schemas["Gamification"]} Gamification
 */

const DAY_MS = 86_400_000;

/** @param {string} yyyymmdd */
export function dayNumber(yyyymmdd) {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

/** @param {number} day */
export function yyyymmdd(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll("-", "");
}

/** The day that it is for whoever looks, or is for the person already. @param {Gamification} [standing] */
export function today(standing) {
  const now = new Date();
  const here = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS;
  const last = standing?.lastActivityYYYYMMDD;
  return last === undefined ? here : Math.max(here, dayNumber(last));
}

/**
 * @param {number} day
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function dayLabel(day, options = { day: "numeric", month: "short" }) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    ...options,
    timeZone: "UTC",
  });
  return format.format(day * DAY_MS);
}

/** 0 for Monday. @param {number} day */
export function weekday(day) {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Per skill, in the order of the days.
 *
 * @param {DailyRollup[]} rollups
 * @returns {Map<string, { x: number, y: number }[]>}
 */
export function levelsOf(rollups) {
  /** @type {Map<string, { x: number, y: number }[]>} */
  const levels = new Map();
  for (const { skillId, dateYYYYMMDD, avgLevel } of rollups) {
    if (avgLevel !== undefined) {
      const points = levels.get(skillId) ?? [];
      points.push({ x: dayNumber(dateYYYYMMDD), y: avgLevel });
      levels.set(skillId, points);
    }
  }
  return levels;
}

/**
 * The points of every day on which something was done. Of the days of the present streak it is
 * known even when they left no rollup.
 *
 * @param {DailyRollup[]} rollups
 * @param {Gamification | undefined} standing
 * @returns {Map<number, number>}
 */
export function activeDays(rollups, standing) {
  const days = new Map();
  for (const { dateYYYYMMDD, xpEarned } of rollups) {
    const day = dayNumber(dateYYYYMMDD);
    days.set(day, (days.get(day) ?? 0) + xpEarned);
  }
  if (standing?.lastActivityYYYYMMDD !== undefined) {
    const last = dayNumber(standing.lastActivityYYYYMMDD);
    for (let day = last; day > last - standing.streakDays; day--) {
      days.set(day, days.get(day) ?? 0);
    }
  }
  return days;
}

/**
 * Sums over stretches of days of the same length; the last one ends with `to`.
 *
 * @param {Map<number, number>} perDay
 * @param {number} from
 * @param {number} to
 * @param {number} length in days
 */
export function sums(perDay, from, to, length) {
  const count = Math.ceil((to - from + 1) / length);
  const first = to - count * length + 1;
  const stretches = Array.from({ length: count }, (_, index) => ({
    day: first + index * length,
    sum: 0,
  }));
  for (const [day, value] of perDay) {
    const stretch = stretches[Math.floor((day - first) / length)];
    if (stretch !== undefined) {
      stretch.sum += value;
    }
  }
  return stretches;
}

/** How far it is from this level to the next, from 0 to 1. @param {Gamification} standing */
export function towardsNext({ level, xpTotal }) {
  const from = 100 * (level - 1) ** 2;
  const to = 100 * level ** 2;
  return { share: Math.min(1, Math.max(0, (xpTotal - from) / (to - from))), missing: to - xpTotal };
}

/**
 * How often each medal was earned, the most frequent first.
 *
 * @param {DailyRollup[]} rollups
 */
export function medalsOf(rollups) {
  /** @type {Map<string, number>} */
  const medals = new Map();
  for (const medal of rollups.flatMap((rollup) => rollup.medals)) {
    medals.set(medal, (medals.get(medal) ?? 0) + 1);
  }
  return [...medals].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
