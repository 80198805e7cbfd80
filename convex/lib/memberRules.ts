/**
 * What a member of a document, or an argument, keeps to by its name: what names something is not
 * empty, a day is one of the calendar, numbers are finite and not greater than what the store can go on
 * counting with. The service has the same rules; these are for whoever calls a function himself.
 */
import { MAX_DAYS } from "./activityHistory";
import { isDay } from "./days";
import { MAX_COUNTER } from "./rollupMerge";

/** The end of the year 9999, in epoch milliseconds. */
export const MAX_TIME_MS = 253_402_300_799_999;

const MAX_INDEX = 2 ** 31 - 1;
const MAX_SCORE_DELTA = 10;

const FRACTIONS = ["weight", "currentLevel", "levelSum", "costUsd"];

/** What is wrong with the member, or with an entry of the list of that name. */
export function memberFault(name: string, value: unknown): string | undefined {
  if (typeof value === "number") {
    return name === "scoreDelta" ? scoreFault(value) : numberFault(name, value);
  }
  return typeof value === "string" ? textFault(name, value) : undefined;
}

function textFault(name: string, text: string): string | undefined {
  if (
    text === "" &&
    (/Ids?$/.test(name) || name === "correctedBy" || name === "consent" || name === "key")
  ) {
    return "must not be empty";
  }
  // Of a season nobody may know any day.
  const isAny = !isDayName(name) || (name === "lastYYYYMMDD" && text === "");
  return isAny || isDay(text) ? undefined : "must be a day of the calendar as YYYYMMDD";
}

function isDayName(name: string): boolean {
  return name.endsWith("YYYYMMDD") || name === "from" || name === "to";
}

function scoreFault(value: number): string | undefined {
  return Math.abs(value) <= MAX_SCORE_DELTA ? undefined : "must be -10 to 10";
}

function numberFault(name: string, value: number): string | undefined {
  if (!(value >= 0) && !(name === "xpDelta" && value >= -MAX_COUNTER)) {
    return "must not be negative";
  }
  const most = mostOf(name);
  if (value > most) {
    return `must be at most ${String(most)}`;
  }
  return Number.isInteger(value) || FRACTIONS.includes(name) ? undefined : "must be a whole number";
}

function mostOf(name: string): number {
  switch (name) {
    case "createdAt":
    case "updatedAt":
      return MAX_TIME_MS;
    case "streakDays":
    case "longestStreakDays":
      return MAX_DAYS;
    case "startIdx":
    case "endIdx":
      return MAX_INDEX;
    default:
      return name.endsWith("Ms") ? MAX_TIME_MS : MAX_COUNTER;
  }
}
