/** Expired documents are invisible from that millisecond, whatever the sweeper has done so far. */
export function isLive(document: { expiresAtMs?: number }, nowMs: number): boolean {
  return document.expiresAtMs === undefined || nowMs < document.expiresAtMs;
}

/** The later of two expiries, where never is latest. */
export function latestExpiry(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}

/** A version that strictly increases: the later of now and one more than before. */
export function nextVersion(before: number | undefined, nowMs: number): number {
  return before === undefined ? nowMs : Math.max(nowMs, before + 1);
}
