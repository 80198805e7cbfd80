import { limitExceeded } from "../errors";
import type { Consent } from "../validators";
import { isLive } from "./expiry";

/** A user has at most this many decisions. */
export const MAX_CONSENTS = 50;

/** Refuses the decision that would be one too many; of those decided, expired ones do not count. */
export function checkConsentRoom(decided: number): void {
  if (decided >= MAX_CONSENTS) {
    throw limitExceeded("consents", MAX_CONSENTS);
  }
}

/** As it is stored in place of another, whose creation it keeps unless that has expired. */
export function replaceConsent(
  stored: Consent | undefined,
  consent: Consent,
  nowMs: number,
): Consent {
  const live = stored !== undefined && isLive(stored, nowMs);
  return { ...consent, createdAt: live ? stored.createdAt : nowMs, updatedAt: nowMs };
}
