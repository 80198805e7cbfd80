import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { MemoryTable } from "../exportValidators";
import { concat, nothing } from "./scan";

/** How the documents of one table are found and removed, whatever they are. */
export interface Table<T extends MemoryTable> {
  /** the user's by natural key ascending, from the start or after a key */
  ofUser(db: DatabaseReader, userId: string, after?: string[]): AsyncIterable<Doc<T>>;
  /** the natural key, as `ofUser` takes it */
  key(document: Doc<T>): string[];
  remove(db: DatabaseWriter, document: Doc<T>): Promise<void>;
  /** those of anyone that expired at a time or before; where documents can expire */
  expired?(db: DatabaseReader, nowMs: number): AsyncIterable<Doc<T>>;
}

/** All tables of a user's memory. */
export const TABLES: { [T in MemoryTable]: Table<T> } = {
  users_profile: {
    ofUser: (db, userId, after) =>
      after
        ? nothing()
        : db.query("users_profile").withIndex("by_user", (q) => q.eq("userId", userId)),
    key: () => [],
    remove: (db, { _id }) => db.delete("users_profile", _id),
  },

  users_preferences: {
    ofUser: (db, userId, after) =>
      after
        ? nothing()
        : db.query("users_preferences").withIndex("by_user", (q) => q.eq("userId", userId)),
    key: () => [],
    remove: (db, { _id }) => db.delete("users_preferences", _id),
  },

  users_privacy_consents: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_privacy_consents")
        .withIndex("by_user_consent", (q) => q.eq("userId", userId).gt("consent", after[0] ?? "")),
    key: ({ consent }) => [consent],
    remove: (db, { _id }) => db.delete("users_privacy_consents", _id),
    expired: (db, nowMs) =>
      db
        .query("users_privacy_consents")
        .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
  },

  users_goals: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_goals")
        .withIndex("by_user_goal", (q) => q.eq("userId", userId).gt("goalId", after[0] ?? "")),
    key: ({ goalId }) => [goalId],
    remove: (db, { _id }) => db.delete("users_goals", _id),
  },

  tracked_skills: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("tracked_skills")
        .withIndex("by_user_skill", (q) => q.eq("userId", userId).gt("skillId", after[0] ?? "")),
    key: ({ skillId }) => [skillId],
    remove: (db, { _id }) => db.delete("tracked_skills", _id),
  },

  users_memory_facts: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_memory_facts")
        .withIndex("by_user_fact", (q) => q.eq("userId", userId).gt("factId", after[0] ?? "")),
    key: ({ factId }) => [factId],
    remove: (db, { _id }) => db.delete("users_memory_facts", _id),
    expired: (db, nowMs) =>
      db
        .query("users_memory_facts")
        .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
  },

  users_memory_episodes: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_memory_episodes")
        .withIndex("by_user_episode", (q) =>
          q.eq("userId", userId).gt("episodeId", after[0] ?? ""),
        ),
    key: ({ episodeId }) => [episodeId],
    remove: (db, { _id }) => db.delete("users_memory_episodes", _id),
    expired: (db, nowMs) =>
      db
        .query("users_memory_episodes")
        .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
  },

  users_progress_daily: {
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
    remove: (db, { _id }) => db.delete("users_progress_daily", _id),
  },

  users_gamification: {
    ofUser: (db, userId, after) =>
      after
        ? nothing()
        : db.query("users_gamification").withIndex("by_user", (q) => q.eq("userId", userId)),
    key: () => [],
    remove: (db, { _id }) => db.delete("users_gamification", _id),
  },

  users_sessions: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_sessions")
        .withIndex("by_user", (q) => q.eq("userId", userId).gt("sessionId", after[0] ?? "")),
    key: ({ sessionId }) => [sessionId],
    remove: (db, { _id }) => db.delete("users_sessions", _id),
    expired: (db, nowMs) =>
      db
        .query("users_sessions")
        .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
  },

  users_idempotency: {
    ofUser: (db, userId, after = [""]) =>
      db
        .query("users_idempotency")
        .withIndex("by_user_key", (q) => q.eq("userId", userId).gt("key", after[0] ?? "")),
    key: ({ key }) => [key],
    remove: (db, { _id }) => db.delete("users_idempotency", _id),
    expired: (db, nowMs) =>
      db
        .query("users_idempotency")
        .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
  },

  users_revisions: {
    ofUser: (db, userId, after) =>
      after
        ? nothing()
        : db.query("users_revisions").withIndex("by_user", (q) => q.eq("userId", userId)),
    key: () => [],
    remove: (db, { _id }) => db.delete("users_revisions", _id),
  },
};
