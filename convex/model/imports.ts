import { compareValues, ConvexError, type Infer, v } from "convex/values";
import type { DatabaseWriter } from "../_generated/server";
import { conflict, type Failure } from "../errors";
import type { ExportRecord } from "../exportValidators";
import { isLive } from "../lib/expiry";
import { findConsent, requireRoom, saveConsent, toConsent } from "./consents";
import { findEpisode, saveEpisode, toEpisode } from "./episodes";
import { findFact, saveFact, toFact } from "./facts";
import { findGamification, saveGamification, toGamification } from "./gamification";
import { findGoal, saveGoal, toGoal } from "./goals";
import { importKey } from "./idempotency";
import { findPreferences, savePreferences, toPreferences } from "./preferences";
import { findProfile, saveProfile, toProfile } from "./profile";
import { findRollup, saveRollup, toRollup } from "./progress";
import { findSession, saveSession, toSession } from "./sessions";
import { findTrackedSkill, saveTrackedSkill, toTrackedSkill } from "./trackedSkills";
import { importRevision, raiseRevision } from "./revisions";
import type { Moment } from "./vocabulary";

/** What became of one record. */
export const imported = v.union(
  v.object({
    result: v.union(v.literal("created"), v.literal("updated"), v.literal("unchanged")),
  }),
  v.object({ result: v.literal("failed"), message: v.string() }),
);
export type Imported = Infer<typeof imported>;
type Change = "created" | "updated" | "unchanged";

/**
 * Stores records exactly as they were exported, each under its natural key: an identical one is
 * unchanged, a different one is replaced, one that a rule refuses fails without the others, one that
 * has expired since is left out as unchanged. Repeating it is harmless.
 */
export async function importRecords(
  db: DatabaseWriter,
  moment: Moment,
  records: ExportRecord[],
): Promise<Imported[]> {
  const results: Imported[] = [];
  for (const record of records) {
    results.push(await importOne(db, moment, record));
  }
  if (results.some(({ result }) => result === "created" || result === "updated")) {
    await raiseRevision(db, moment);
  }
  return results;
}

async function importOne(
  db: DatabaseWriter,
  moment: Moment,
  record: ExportRecord,
): Promise<Imported> {
  if ("expiresAtMs" in record.document && !isLive(record.document, moment.nowMs)) {
    return { result: "unchanged" };
  }
  try {
    return { result: await store(db, moment, record) };
  } catch (error) {
    if (error instanceof ConvexError) {
      return { result: "failed", message: (error.data as Failure).message };
    }
    throw error;
  }
}

// One case per table.
// eslint-disable-next-line max-lines-per-function
async function store(db: DatabaseWriter, moment: Moment, record: ExportRecord): Promise<Change> {
  const { userId } = moment;
  switch (record.table) {
    case "users_profile": {
      const stored = await findProfile(db, userId);
      return await upsert(stored, toProfile, saveProfile, db, userId, record.document);
    }
    case "users_preferences": {
      const stored = await findPreferences(db, userId);
      return await upsert(stored, toPreferences, savePreferences, db, userId, record.document);
    }
    case "users_privacy_consents": {
      const stored = await findConsent(db, userId, record.document.consent);
      if (stored === null) {
        await requireRoom(db, moment);
      }
      return await upsert(stored, toConsent, saveConsent, db, userId, record.document);
    }
    case "users_goals": {
      const stored = await findGoal(db, userId, record.document.goalId);
      return await upsert(stored, toGoal, saveGoal, db, userId, record.document);
    }
    case "tracked_skills": {
      const stored = await findTrackedSkill(db, userId, record.document.skillId);
      return await upsert(stored, toTrackedSkill, saveTrackedSkill, db, userId, record.document);
    }
    case "users_memory_facts": {
      const stored = await findFact(db, userId, record.document.factId);
      return await upsert(stored, toFact, saveFact, db, userId, record.document);
    }
    case "users_memory_episodes": {
      const stored = await findEpisode(db, userId, record.document.episodeId);
      return await upsert(stored, toEpisode, saveEpisode, db, userId, record.document);
    }
    case "users_progress_daily": {
      const { dateYYYYMMDD, skillId } = record.document;
      const stored = await findRollup(db, userId, dateYYYYMMDD, skillId);
      return await upsert(stored, toRollup, saveRollup, db, userId, record.document);
    }
    case "users_gamification": {
      const stored = await findGamification(db, userId);
      return await upsert(stored, toGamification, saveGamification, db, userId, record.document);
    }
    case "users_sessions": {
      const stored = await findSession(db, record.document.sessionId);
      if (stored !== null && stored.userId !== userId) {
        throw conflict("The session has become another user's.");
      }
      return await upsert(stored, toSession, saveSession, db, userId, record.document);
    }
    case "users_idempotency":
      return await importKey(db, moment, record.document);
    case "users_revisions":
      return await importRevision(db, userId, record.document.revision);
  }
}

async function upsert<S, D extends ExportRecord["document"]>(
  stored: S | null,
  convert: (stored: S) => D,
  save: (db: DatabaseWriter, userId: string, document: D, stored: S | null) => Promise<void>,
  db: DatabaseWriter,
  userId: string,
  document: D,
): Promise<Change> {
  if (stored !== null && compareValues(convert(stored), document) === 0) {
    return "unchanged";
  }
  await save(db, userId, document, stored);
  return stored === null ? "created" : "updated";
}
