/** A session seen before this has less than half of its time left, so it is bound again. */
export function boundSinceMs(nowMs: number, sessionTtlMs: number): number {
  return nowMs - Math.floor(sessionTtlMs / 2);
}
