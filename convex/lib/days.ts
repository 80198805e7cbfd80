/** Days of the calendar as `YYYYMMDD`, in the years 1 to 9999. */

export const FIRST_DAY_MS = epochMs("00010101");

export function isDay(text: string): boolean {
  return /^[0-9]{8}$/.test(text) && epochMs(text) >= FIRST_DAY_MS && dayOf(epochMs(text)) === text;
}

/** The start of a day in UTC. */
export function epochMs(day: string): number {
  const [year, month, ofMonth] = [
    [0, 4],
    [4, 6],
    [6, 8],
  ].map(([from, to]) => Number(day.slice(from, to)));
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year ?? 0, (month ?? 1) - 1, ofMonth ?? 1);
  return date.getTime();
}

/** The day in UTC. */
export function dayOf(ms: number): string {
  const date = new Date(ms);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return digits(year, 4) + digits(month, 2) + digits(day, 2);
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
