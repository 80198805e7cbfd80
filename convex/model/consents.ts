import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { checkConsentRoom, replaceConsent } from "../lib/consentRules";
import { isLive } from "../lib/expiry";
import { compareCodePoints } from "../lib/sets";
import type { Gate } from "../operations";
import type { Consent } from "../validators";
import { type Applied, changed, type Moment } from "./vocabulary";

/** Expired decisions that the sweeper has not reached may come on top of the maximum. */
const MAX_READ = 1_000;

/** Whether the person has decided so or, undecided, the configuration does. */
export async function isGranted(
  db: DatabaseReader,
  moment: Moment,
  consent: Gate,
): Promise<boolean> {
  const decision = await findConsent(db, moment.userId, consent);
  const made = decision !== null && isLive(decision, moment.nowMs);
  return made ? decision.granted : moment.consentDefault;
}

/** Unexpired decisions by name ascending. */
export async function listConsents(db: DatabaseReader, moment: Moment): Promise<Consent[]> {
  const decisions = await db
    .query("users_privacy_consents")
    .withIndex("by_user_consent", (q) => q.eq("userId", moment.userId))
    .take(MAX_READ);
  return decisions
    .filter((decision) => isLive(decision, moment.nowMs))
    .map(toConsent)
    .sort((a, b) => compareCodePoints(a.consent, b.consent));
}

/** Creates or replaces a decision, keeping its `createdAt`; `updatedAt` becomes now. */
export async function putConsent(
  db: DatabaseWriter,
  moment: Moment,
  consent: Consent,
): Promise<Applied<Consent>> {
  const stored = await findConsent(db, moment.userId, consent.consent);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    await requireRoom(db, moment);
  }
  const value = replaceConsent(stored ?? undefined, consent, moment.nowMs);
  await saveConsent(db, moment.userId, value, stored);
  return changed(value);
}

/** Refuses the decision that would be one too many. */
export async function requireRoom(db: DatabaseReader, moment: Moment): Promise<void> {
  checkConsentRoom((await listConsents(db, moment)).length);
}

export async function saveConsent(
  db: DatabaseWriter,
  userId: string,
  consent: Consent,
  stored: Doc<"users_privacy_consents"> | null,
): Promise<void> {
  const document = { userId, ...consent };
  if (stored === null) {
    await db.insert("users_privacy_consents", document);
  } else {
    await db.replace("users_privacy_consents", stored._id, document);
  }
}

export async function findConsent(db: DatabaseReader, userId: string, consent: string) {
  return await db
    .query("users_privacy_consents")
    .withIndex("by_user_consent", (q) => q.eq("userId", userId).eq("consent", consent))
    .unique();
}

export function toConsent(document: Doc<"users_privacy_consents">): Consent {
  const { _id, _creationTime, userId, ...consent } = document;
  return consent;
}
