import { ConnectionError, ProblemError, TimeoutError } from "@user-memory/client";

/**
 * @import { StringKey } from "./strings.js"
 * @typedef {{ key: StringKey, detail: string | undefined, requestId: string | undefined }} Problem
 */

/** @type {readonly string[]} */
const KNOWN = [
  "unauthorized",
  "forbidden",
  "not_found",
  "rate_limit_exceeded",
  "store_unavailable",
  "overloaded",
  "timeout",
];

/**
 * What to tell a person of an error: our own words for what we know, else what the service says.
 *
 * @param {unknown} error
 * @returns {Problem}
 */
export function problemOf(error) {
  if (error instanceof ProblemError) {
    const { code, detail, requestId } = error;
    return KNOWN.includes(code)
      ? { key: /** @type {StringKey} */ (`problem.${code}`), detail: undefined, requestId }
      : { key: "problem.other", detail, requestId };
  }
  const key = isAway(error)
    ? error instanceof TimeoutError
      ? "problem.timeout"
      : "problem.connection"
    : "problem.other";
  return { key, detail: undefined, requestId: undefined };
}

/**
 * Whether nothing was heard of the service.
 *
 * @param {unknown} error
 */
export function isAway(error) {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/**
 * @param {unknown} error
 * @param {number} status
 */
export function hasStatus(error, status) {
  return error instanceof ProblemError && error.status === status;
}
