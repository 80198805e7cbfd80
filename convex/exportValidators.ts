import { type Infer, v } from "convex/values";
import { assessmentRecord, sessionPart } from "./assessmentValidators";
import { factVector } from "./vectorValidators";
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
  users_memory_fact_vectors: factVector,
  users_memory_episodes: episode,
  users_session_parts: sessionPart,
  users_progress_daily: rollup,
  users_gamification: gamification,
  users_assessments: assessmentRecord,
  users_sessions: session,
  users_idempotency: idempotency,
  users_revisions: revision,
};
export type MemoryTable = keyof typeof documents;
export const MEMORY_TABLES = Object.keys(documents) as MemoryTable[];

/** A document of a table as it is exported. */
export type Exported<T extends MemoryTable> = Infer<(typeof documents)[T]>;

export const memoryTable = v.union(...MEMORY_TABLES.map((table) => v.literal(table)));

function recordOf<T extends MemoryTable>(table: T) {
  return v.object({ table: v.literal(table), document: documents[table] });
}
type RecordOf = { [T in MemoryTable]: ReturnType<typeof recordOf<T>> }[MemoryTable];

/** One document of an export. */
export const exportRecord = v.union(...(MEMORY_TABLES.map(recordOf) as RecordOf[]));
export type ExportRecord = Infer<typeof exportRecord>;

/**
 * What one page of a deletion removed: documents per table, without the tables that had none. While
 * there is `more`, the next page goes on at the cursor, or from the start where there is none.
 */
export const deletedPage = v.object({
  deleted: v.record(v.string(), v.number()),
  more: v.boolean(),
  cursor: v.optional(v.string()),
});
export type DeletedPage = Infer<typeof deletedPage>;

/** How many documents of each table were forgotten or cut; tables without any are absent. */
export const forgotten = v.object({ tables: v.record(v.string(), v.number()) });
export type Forgotten = Infer<typeof forgotten>;
