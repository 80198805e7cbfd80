import { conflict } from "../errors";
import type { MemoryTable } from "../exportValidators";
import { findRecord, saveRecord, toRecord } from "./assessmentRecords";
import { findConsent, requireRoom, saveConsent, toConsent } from "./consents";
import { findEpisode, saveEpisode, toEpisode } from "./episodes";
import { findFact, saveFact, toFact } from "./facts";
import { findGamification, saveGamification, toGamification } from "./gamification";
import { findGoal, saveGoal, toGoal } from "./goals";
import { importKey, isCallers, toIdempotency } from "./idempotency";
import { findPart, savePart, toPart } from "./sessionParts";
import { findPreferences, savePreferences, toPreferences } from "./preferences";
import { findProfile, saveProfile, toProfile } from "./profile";
import { findRollup, saveRollup, toRollup } from "./progress";
import { importRevision, toRevision } from "./revisions";
import { concat } from "./scan";
import { findSession, saveSession, toSession } from "./sessions";
import { expiring, replaced, single, type Table } from "./table";
import { findTrackedSkill, saveTrackedSkill, toTrackedSkill } from "./trackedSkills";

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
    find: findPreferences,
    save: savePreferences,
  }),

  users_privacy_consents: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_privacy_consents")
        .withIndex("by_user_consent", (q) => q.eq("userId", userId).gt("consent", after)),
    key: ({ consent }) => [consent],
    ...expiring("users_privacy_consents"),
    toExported: toConsent,
    find: findConsent,
    check: (db, moment, stored) => (stored ? undefined : requireRoom(db, moment)),
    save: saveConsent,
  }),

  users_goals: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_goals")
        .withIndex("by_user_goal", (q) => q.eq("userId", userId).gt("goalId", after)),
    key: ({ goalId }) => [goalId],
    toExported: toGoal,
    find: findGoal,
    save: saveGoal,
  }),

  tracked_skills: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("tracked_skills")
        .withIndex("by_user_skill", (q) => q.eq("userId", userId).gt("skillId", after)),
    key: ({ skillId }) => [skillId],
    toExported: toTrackedSkill,
    find: findTrackedSkill,
    save: saveTrackedSkill,
  }),

  users_memory_facts: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_memory_facts")
        .withIndex("by_user_fact", (q) => q.eq("userId", userId).gt("factId", after)),
    key: ({ factId }) => [factId],
    ...expiring("users_memory_facts"),
    toExported: toFact,
    find: findFact,
    save: (db, _userId, fact, stored, at) => saveFact(db, at, fact, stored),
  }),

  users_memory_episodes: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_memory_episodes")
        .withIndex("by_user_episode", (q) => q.eq("userId", userId).gt("episodeId", after)),
    key: ({ episodeId }) => [episodeId],
    ...expiring("users_memory_episodes"),
    toExported: toEpisode,
    find: findEpisode,
    save: (db, _userId, episode, stored, at) => saveEpisode(db, at, episode, stored),
  }),

  users_session_parts: replaced({
    ofUser: (db, userId, [session = "", group = ""] = []) =>
      concat(
        db
          .query("users_session_parts")
          .withIndex("by_user_session", (q) =>
            q.eq("userId", userId).eq("sessionId", session).gt("groupId", group),
          ),
        db
          .query("users_session_parts")
          .withIndex("by_user_session", (q) => q.eq("userId", userId).gt("sessionId", session)),
      ),
    key: ({ sessionId, groupId }) => [sessionId, groupId],
    ...expiring("users_session_parts"),
    toExported: toPart,
    find: findPart,
    save: savePart,
  }),

  users_progress_daily: replaced({
    ofUser: (db, userId, [day = "", skillId = ""] = []) =>
      concat(
        db
          .query("users_progress_daily")
          .withIndex("by_user_date_skill", (q) =>
            q.eq("userId", userId).eq("dateYYYYMMDD", day).gt("skillId", skillId),
          ),
        db
          .query("users_progress_daily")
          .withIndex("by_user_date_skill", (q) => q.eq("userId", userId).gt("dateYYYYMMDD", day)),
      ),
    key: ({ dateYYYYMMDD, skillId }) => [dateYYYYMMDD, skillId],
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
    ofUser: (db, userId, [session = "", group = ""] = []) =>
      concat(
        db
          .query("users_assessments")
          .withIndex("by_user_session", (q) =>
            q.eq("userId", userId).eq("sessionId", session).gt("groupId", group),
          ),
        db
          .query("users_assessments")
          .withIndex("by_user_session", (q) => q.eq("userId", userId).gt("sessionId", session)),
      ),
    key: ({ sessionId, groupId }) => [sessionId, groupId],
    toExported: toRecord,
    find: findRecord,
    save: saveRecord,
  }),

  users_sessions: replaced({
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_sessions")
        .withIndex("by_user", (q) => q.eq("userId", userId).gt("sessionId", after)),
    key: ({ sessionId }) => [sessionId],
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
    ofUser: (db, userId, [after = ""] = []) =>
      db
        .query("users_idempotency")
        .withIndex("by_user_key", (q) => q.eq("userId", userId).gt("key", after)),
    key: ({ key }) => [key],
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
