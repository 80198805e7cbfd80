import { ConnectionError, ProblemError, TimeoutError } from "./errors.js";

/** Too much, away, or too slow; 502 is what a proxy says while the service starts. */
const PASSING = [429, 502, 503, 504];
const LONGEST_MS = 5_000;

/** Whether another attempt of a repeatable call may go better. */
export function passes(error: unknown): boolean {
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    (error instanceof ProblemError && PASSING.includes(error.status))
  );
}

/**
 * How long to wait after the given attempt, in milliseconds: any time up to a limit that doubles,
 * so that those who failed together do not come back together, and at least what was asked for.
 */
export function waitAfter(error: unknown, attempt: number, backoffMs: number): number {
  const asked = error instanceof ProblemError ? (error.retryAfterMs ?? 0) : 0;
  return asked + Math.random() * Math.min(LONGEST_MS, backoffMs * 2 ** (attempt - 1));
}

/** Rejects with the signal's reason when that comes first. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", aborted);
    function done() {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }
    function aborted() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
      reject(signal?.reason as Error);
    }
    if (signal?.aborted) {
      aborted();
    }
  });
}
