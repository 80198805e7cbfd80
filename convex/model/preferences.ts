import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { invalidArgument, limitExceeded } from "../errors";
import { nextVersion } from "../lib/expiry";
import { mergePatch } from "../lib/mergePatch";
import { canonical, lengthFault, MAX_EXTRA_BYTES, openObjectFault } from "../lib/openObject";
import type { Preferences, PreferencesPatch } from "../validators";
import { checkPrecondition, type precondition } from "./precondition";
import { type Applied, changed, type Moment } from "./vocabulary";

/** Merges a patch (RFC 7396) into the stored document, or into the empty one. */
export async function patchPreferences(
  db: DatabaseWriter,
  moment: Moment,
  patch: PreferencesPatch,
  condition: Infer<typeof precondition> | undefined,
): Promise<Applied<Preferences>> {
  const stored = await findPreferences(db, moment.userId);
  checkPrecondition(condition, stored);
  const before = stored === null ? undefined : toPreferences(stored);
  const value = mergedPreferences(before, patch, moment.nowMs);
  await savePreferences(db, moment.userId, value, stored);
  return changed(value);
}

export function mergedPreferences(
  before: Partial<Preferences> = {},
  patch: PreferencesPatch,
  nowMs: number,
): Preferences {
  return {
    ...mergeMembers(before, patch),
    extra: mergeExtra(before.extra, patch.extra),
    updatedAt: nextVersion(before.updatedAt, nowMs),
  };
}

function mergeMembers(
  before: Partial<Preferences>,
  patch: PreferencesPatch,
): Omit<Preferences, "extra" | "updatedAt"> {
  const merged = { ...before, ...patch };
  return {
    tone: merged.tone ?? undefined,
    verbosity: merged.verbosity ?? undefined,
    correctionStyle: merged.correctionStyle ?? undefined,
    ttsVoice: merged.ttsVoice ?? undefined,
    language: merged.language ?? undefined,
  };
}

function mergeExtra(
  before: string | undefined,
  patch: string | null | undefined,
): string | undefined {
  if (patch === undefined || patch === null) {
    return patch === null ? undefined : before;
  }
  const fault = openObjectFault(patch, Infinity);
  if (fault !== undefined) {
    throw invalidArgument("extra", fault);
  }
  const merged = mergePatch(before, patch);
  if (lengthFault(merged) !== undefined) {
    throw limitExceeded("extra", MAX_EXTRA_BYTES);
  }
  return merged;
}

export async function savePreferences(
  db: DatabaseWriter,
  userId: string,
  preferences: Preferences,
  stored: Doc<"users_preferences"> | null,
): Promise<void> {
  const document = { userId, ...preferences };
  if (stored === null) {
    await db.insert("users_preferences", document);
  } else {
    await db.replace("users_preferences", stored._id, document);
  }
}

export async function findPreferences(db: DatabaseReader, userId: string) {
  return await db
    .query("users_preferences")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

export function toPreferences(document: Doc<"users_preferences">): Preferences {
  const { _id, _creationTime, userId, ...preferences } = document;
  return preferences;
}

/** With the members of `extra` in one order, which says nothing. */
export function comparable(preferences: Preferences): Preferences {
  const { extra } = preferences;
  return extra === undefined ? preferences : { ...preferences, extra: canonical(extra) };
}
