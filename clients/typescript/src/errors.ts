import type { components } from "./generated/schema.js";

type Schemas = components["schemas"];

/** What the service says is wrong; `http_error` when something else than the service answered. */
export type ErrorCode = Schemas["ErrorCode"] | "http_error";

/** A member, parameter or header that is wrong, such as `facts[2].kind`. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** All that this client throws of its own. None repeats what was sent. */
export class UserMemoryError extends Error {
  override readonly name: string = "UserMemoryError";
}

/** The service refused, or failed (RFC 9457). Decide by `code`. */
export class ProblemError extends UserMemoryError {
  override readonly name = "ProblemError";
  readonly code: ErrorCode;
  readonly status: number;
  /** By which the service's log has more; absent when it was not the service that answered. */
  readonly requestId: string | undefined;
  /** For people. */
  readonly detail: string | undefined;
  /** What is wrong with the request, for `validation_error`; else empty. */
  readonly fields: readonly FieldError[];
  /** How long to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(operation: string, status: number, headers: Headers, problem: Partial<Problem>) {
    const code = problem.code ?? "http_error";
    super(`${operation}: ${String(status)} ${code}${problem.detail ? `. ${problem.detail}` : ""}`);
    this.code = code;
    this.status = status;
    this.requestId = problem.requestId ?? headers.get("X-Request-Id") ?? undefined;
    this.detail = problem.detail;
    this.fields = problem.errors ?? [];
    this.retryAfterMs = retryAfter(headers.get("Retry-After"));
  }
}

type Problem = Schemas["Problem"];

/** No answer, or only a part of one. A write may or may not have been done. */
export class ConnectionError extends UserMemoryError {
  override readonly name = "ConnectionError";
}

/** No answer in time. A write may or may not have been done. */
export class TimeoutError extends UserMemoryError {
  override readonly name = "TimeoutError";
}

/** An answer that the contract does not have: probably not from the service. */
export class UnexpectedAnswerError extends UserMemoryError {
  override readonly name = "UnexpectedAnswerError";
}

/** The error of an answer that is none of the good ones. */
export async function problemOf(operation: string, response: Response): Promise<ProblemError> {
  const type = response.headers.get("Content-Type") ?? "";
  let problem: Partial<Problem> = {};
  try {
    const body: unknown = type.includes("json") ? JSON.parse(await response.text()) : undefined;
    problem = typeof body === "object" && body !== null ? body : {};
  } catch {
    // The status says enough.
  }
  return new ProblemError(operation, response.status, response.headers, problem);
}

/** Seconds, or a date (RFC 9110); in milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) {
    return undefined;
  }
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
