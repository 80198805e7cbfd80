import { type Infer, v } from "convex/values";
import {
  consent,
  episode,
  fact,
  gamification,
  goal,
  idempotency,
  preferences,
  profile,
  revision,
  rollup,
  session,
  trackedSkill,
} from "./validators";

/**
 * Every table that holds something of a person, in the order of an export; erasing, exporting and
 * importing go by this list.
 */
const documents = {
  users_profile: profile,
  users_preferences: preferences,
  users_privacy_consents: consent,
  users_goals: goal,
  tracked_skills: trackedSkill,
  users_memory_facts: fact,
  users_memory_episodes: episode,
  users_progress_daily: rollup,
  users_gamification: gamification,
  users_sessions: session,
  users_idempotency: idempotency,
  users_revisions: revision,
};
export type MemoryTable = keyof typeof documents;
export const MEMORY_TABLES = Object.keys(documents) as MemoryTable[];

export const memoryTable = v.union(
  v.literal("users_profile"),
  v.literal("users_preferences"),
  v.literal("users_privacy_consents"),
  v.literal("users_goals"),
  v.literal("tracked_skills"),
  v.literal("users_memory_facts"),
  v.literal("users_memory_episodes"),
  v.literal("users_progress_daily"),
  v.literal("users_gamification"),
  v.literal("users_sessions"),
  v.literal("users_idempotency"),
  v.literal("users_revisions"),
);

function recordOf<T extends MemoryTable>(table: T) {
  return v.object({ table: v.literal(table), document: documents[table] });
}

/** One document of an export. */
export const exportRecord = v.union(
  recordOf("users_profile"),
  recordOf("users_preferences"),
  recordOf("users_privacy_consents"),
  recordOf("users_goals"),
  recordOf("tracked_skills"),
  recordOf("users_memory_facts"),
  recordOf("users_memory_episodes"),
  recordOf("users_progress_daily"),
  recordOf("users_gamification"),
  recordOf("users_sessions"),
  recordOf("users_idempotency"),
  recordOf("users_revisions"),
);
export type ExportRecord = Infer<typeof exportRecord>;

/** What one page of a deletion removed: documents per table, without the tables that had none. */
export const deletedPage = v.object({
  deleted: v.record(v.string(), v.number()),
  more: v.boolean(),
});
export type DeletedPage = Infer<typeof deletedPage>;
