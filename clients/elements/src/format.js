/** Times and numbers as the reader's language writes them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** @type {readonly [Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["week", 7 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

/** The language of the page, else that of the browser. */
function locale() {
  return document.documentElement.lang || undefined;
}

/**
 * Such as “3 days ago” or “in 2 months”.
 *
 * @param {number} ms epoch milliseconds
 */
export function relative(ms, now = Date.now()) {
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  const away = ms - now;
  for (const [unit, length] of UNITS) {
    if (Math.abs(away) >= length) {
      return format.format(Math.round(away / length), unit);
    }
  }
  return format.format(0, "second");
}

/**
 * Such as “5 Sept 2025”.
 *
 * @param {number} ms epoch milliseconds
 */
export function day(ms) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(ms);
}

/**
 * Such as “5 Sept 2025, 10:00”.
 *
 * @param {number} ms epoch milliseconds
 */
export function moment(ms) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(ms);
}

/**
 * A length of time in its largest fitting unit, such as “30 days”.
 *
 * @param {number} ms
 */
export function duration(ms) {
  const [unit, length] =
    UNITS.find(([, of]) => ms >= of) ?? /** @type {const} */ (["minute", MINUTE]);
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 1,
  }).format(ms / length);
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}
