import { conflict } from "../errors";
import type { MemoryTable } from "../exportValidators";
import { findRecord, saveRecord, toRecord } from "./assessmentRecords";
import { findConsent, requireRoom, saveConsent, toConsent } from "./consents";
import { findEpisode, saveEpisode, toEpisode } from "./episodes";
import { findFact, saveFact, toFact } from "./facts";
import { findVector, toVector } from "./factVectors";
import { findGamification, saveGamification, toGamification } from "./gamification";
import { findGoal, saveGoal, toGoal } from "./goals";
import { importKey, isCallers, toIdempotency } from "./idempotency";
import { findPart, savePart, toPart } from "./sessionParts";
import { comparable, findPreferences, savePreferences, toPreferences } from "./preferences";
import { findProfile, saveProfile, toProfile } from "./profile";
import { findRollup, saveRollup, toRollup } from "./progress";
import { importRevision, toRevision } from "./revisions";
import { findSession, saveSession, toSession } from "./sessions";
import { byKey, expiring, replaced, single, type Table } from "./table";
import { findTrackedSkill, saveTrackedSkill, toTrackedSkill } from "./trackedSkills";
import { importVector, isOfFact, isOfLiveFact } from "./vectors";

/** All tables of a user's memory; one more needs the schema, the validators and its place here. */
export const TABLES: { [T in MemoryTable]: Table<T> } = {
  users_profile: replaced({
    ...single("users_profile"),
    toExported: toProfile,
    find: findProfile,
    save: saveProfile,
  }),

  users_preferences: replaced({
    ...single("users_preferences"),
    toExported: toPreferences,
    comparable,
    find: findPreferences,
    save: savePreferences,
  }),

  users_privacy_consents: replaced({
    ...byKey("users_privacy_consents", "by_user_consent", "consent"),
    ...expiring("users_privacy_consents"),
    toExported: toConsent,
    find: findConsent,
    check: (db, moment, stored) => (stored ? undefined : requireRoom(db, moment)),
    save: saveConsent,
  }),

  users_goals: replaced({
    ...byKey("users_goals", "by_user_goal", "goalId"),
    toExported: toGoal,
    find: findGoal,
    save: saveGoal,
  }),

  tracked_skills: replaced({
    ...byKey("tracked_skills", "by_user_skill", "skillId"),
    toExported: toTrackedSkill,
    find: findTrackedSkill,
    save: saveTrackedSkill,
  }),

  users_memory_facts: replaced({
    ...byKey("users_memory_facts", "by_user_fact", "factId"),
    ...expiring("users_memory_facts"),
    toExported: toFact,
    find: findFact,
    save: (db, _userId, fact, stored, at) => saveFact(db, at, fact, stored),
  }),

  users_memory_fact_vectors: replaced({
    ...byKey("users_memory_fact_vectors", "by_user_fact", "factId"),
    isVisible: isOfLiveFact,
    toExported: toVector,
    find: findVector,
    hasPlace: isOfFact,
    save: importVector,
  }),

  users_memory_episodes: replaced({
    ...byKey("users_memory_episodes", "by_user_episode", "episodeId"),
    ...expiring("users_memory_episodes"),
    toExported: toEpisode,
    find: findEpisode,
    save: (db, _userId, episode, stored, at) => saveEpisode(db, at, episode, stored),
  }),

  users_session_parts: replaced({
    ...byKey("users_session_parts", "by_user_session", "sessionId", "groupId"),
    ...expiring("users_session_parts"),
    toExported: toPart,
    find: findPart,
    save: savePart,
  }),

  users_progress_daily: replaced({
    ...byKey("users_progress_daily", "by_user_date_skill", "dateYYYYMMDD", "skillId"),
    toExported: toRollup,
    find: findRollup,
    save: saveRollup,
  }),

  users_gamification: replaced({
    ...single("users_gamification"),
    toExported: toGamification,
    find: findGamification,
    save: saveGamification,
  }),

  users_assessments: replaced({
    ...byKey("users_assessments", "by_user_session", "sessionId", "groupId"),
    toExported: toRecord,
    find: findRecord,
    save: saveRecord,
  }),

  users_sessions: replaced({
    ...byKey("users_sessions", "by_user", "sessionId"),
    ...expiring("users_sessions"),
    toExported: toSession,
    find: (db, _userId, sessionId) => findSession(db, sessionId),
    check: (_db, { userId }, stored) => {
      if (stored !== null && stored.userId !== userId) {
        throw conflict("The session has become another user's.");
      }
    },
    save: saveSession,
  }),

  users_idempotency: {
    ...byKey("users_idempotency", "by_user_key", "key"),
    ...expiring("users_idempotency"),
    isCallers,
    toExported: toIdempotency,
    import: importKey,
  },

  users_revisions: {
    ...single("users_revisions"),
    toExported: toRevision,
    import: (_db, at, revision) => importRevision(at, revision),
  },
};
