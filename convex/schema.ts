import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { assessmentRecord, sessionPart } from "./assessmentValidators";
import { erasure, parkedWrite } from "./deliveryValidators";
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

/** Every document says whose it is. */
const userId = { userId: v.string() };

/** The user's revision of its last change; absent when that was before documents said so. */
const changed = { revision: v.optional(v.number()) };

/**
 * The tables of a user's memory, for a host application to spread into its own schema; they need no
 * table of the host. Fields that end in `Key` are negated values of others: an index in ascending
 * order then gives the newest or strongest first and breaks ties by id ascending.
 */
export const memoryTables = {
  users_memory_facts: defineTable({
    ...userId,
    ...fact.fields,
    /** Absent means false. */
    pinned: v.optional(v.boolean()),
    // Absent in what is older than these fields.
    recordedAtMs: v.optional(v.number()),
    origins: v.optional(v.array(v.string())),
    /** −recordedAtMs; −lastReinforcedAtMs in what is older than that field */
    recencyKey: v.number(),
    /** −strengthMs, see lib/factRules */
    strengthKey: v.number(),
    /** In what is older than `users_memory_terms`, until it is moved there. */
    terms: v.optional(v.string()),
    ...changed,
  })
    .index("by_user", ["userId", "recencyKey", "factId"])
    .index("by_user_kind", ["userId", "kind", "recencyKey", "factId"])
    .index("by_user_skill", ["userId", "skillId", "recencyKey", "factId"])
    .index("by_user_fact", ["userId", "factId"])
    .index("by_user_session", ["userId", "sessionId", "recencyKey", "factId"])
    .index("by_user_slot", ["userId", "slot", "supersededAtMs", "factId"])
    .index("by_user_correction", ["userId", "correctedBy", "factId"])
    .index("by_user_revision", ["userId", "revision"])
    .index("by_user_strength", ["userId", "supersededAtMs", "strengthKey", "factId"])
    .index("by_expiresAt", ["expiresAtMs"])
    .index("by_terms", ["terms"]),

  /** What the full-text index holds of each current fact, see lib/searchTerms. */
  users_memory_terms: defineTable({ ...userId, factId: v.string(), terms: v.string() })
    .index("by_user_fact", ["userId", "factId"])
    .searchIndex("search_terms", { searchField: "terms", filterFields: ["userId"] }),

  /** One of each current fact that has been seen by a model; empty while the service has none. */
  users_memory_fact_vectors: defineTable({ ...userId, ...factVector.fields })
    .index("by_user_fact", ["userId", "factId"])
    .index("by_user_model", ["userId", "model", "factId"]),

  users_memory_episodes: defineTable({
    ...userId,
    ...episode.fields,
    /** −createdAtMs */
    recencyKey: v.number(),
    ...changed,
  })
    .index("by_user_created", ["userId", "createdAtMs"])
    .index("by_user_recency", ["userId", "recencyKey", "episodeId"])
    .index("by_user_episode", ["userId", "episodeId"])
    .index("by_user_session", ["userId", "sessionId"])
    .index("by_user_revision", ["userId", "revision"])
    .index("by_user_group", ["userId", "groupId"])
    .index("by_expiresAt", ["expiresAtMs"]),

  /** What the episodes of sessions are composed of. */
  users_session_parts: defineTable({ ...userId, ...sessionPart.fields })
    .index("by_user_session", ["userId", "sessionId", "groupId"])
    .index("by_session", ["sessionId", "groupId", "createdAtMs"])
    .index("by_expiresAt", ["expiresAtMs"]),

  users_progress_daily: defineTable({
    ...userId,
    ...rollup.fields,
    /** levelSum / samples, for readers of the table; 0 without samples */
    avgLevel: v.number(),
  })
    .index("by_user_date_skill", ["userId", "dateYYYYMMDD", "skillId"])
    // Kept for the host application, whose queries name it.
    // eslint-disable-next-line @convex-dev/no-duplicate-indexes
    .index("by_user_date", ["userId", "dateYYYYMMDD"])
    .index("by_user_skill_date", ["userId", "skillId", "dateYYYYMMDD"]),

  users_gamification: defineTable({ ...userId, ...gamification.fields }).index("by_user", [
    "userId",
  ]),

  users_assessments: defineTable({
    ...userId,
    ...assessmentRecord.fields,
    /** whether it names any, so that those which do are found */
    hasFacts: v.boolean(),
    hasRollups: v.boolean(),
    hasXp: v.boolean(),
  })
    .index("by_user_session", ["userId", "sessionId", "groupId"])
    .index("by_user_date", ["userId", "dateYYYYMMDD"])
    .index("by_user_facts", ["userId", "hasFacts"])
    .index("by_user_rollups", ["userId", "hasRollups"])
    .index("by_user_xp", ["userId", "hasXp"]),

  users_privacy_consents: defineTable({ ...userId, ...consent.fields })
    .index("by_user_consent", ["userId", "consent"])
    .index("by_expiresAt", ["expiresAtMs"]),

  users_preferences: defineTable({ ...userId, ...preferences.fields }).index("by_user", ["userId"]),

  users_profile: defineTable({ ...userId, ...profile.fields }).index("by_user", ["userId"]),

  users_goals: defineTable({ ...userId, ...goal.fields })
    .index("by_user", ["userId", "createdAt"])
    .index("by_user_goal", ["userId", "goalId"]),

  // The host application has this table already; this is its shape.
  tracked_skills: defineTable({ ...userId, ...trackedSkill.fields })
    // eslint-disable-next-line @convex-dev/no-duplicate-indexes
    .index("by_user", ["userId"])
    .index("by_user_skill", ["userId", "skillId"])
    .index("by_user_order", ["userId", "order"]),

  users_sessions: defineTable({ ...userId, ...session.fields })
    .index("by_session", ["sessionId"])
    .index("by_user", ["userId", "sessionId"])
    .index("by_expiresAt", ["expiresAtMs"]),

  users_idempotency: defineTable({
    ...userId,
    ...idempotency.fields,
    /** Which write it was; absent in an attempt's and when it was imported. */
    operation: v.optional(v.string()),
    /**
     * What came of it as JSON text, see model/gists; absent when another record has it or when it
     * was imported.
     */
    gist: v.optional(v.string()),
    /** The key of the same write whose record has it. */
    sameAs: v.optional(v.string()),
    /** In its place, from a version before there were gists: the answer itself as JSON text. */
    outcome: v.optional(v.string()),
    /** 1, 2, … for what of such an outcome did not fit in one document; absent in the first. */
    part: v.optional(v.number()),
    /** Present when the key is the gateway's own for one call and its retries: not a caller's. */
    attempt: v.optional(v.string()),
  })
    .index("by_user_key", ["userId", "key", "part"])
    .index("by_expiresAt", ["expiresAtMs"]),

  /** Writes of sessions that nobody knows yet; they belong to no one. */
  parked_writes: defineTable(parkedWrite)
    .index("by_parkedId", ["id"])
    .index("by_session", ["sessionId", "acceptedAtMs", "id"])
    .index("by_acceptedAt", ["acceptedAtMs", "id"])
    .index("by_expiresAt", ["expiresAtMs"]),

  /** One document: how many there are of those. */
  parked_count: defineTable({ count: v.number() }),

  /** Who was erased a short time ago, as hashes. */
  erasures: defineTable(erasure)
    .index("by_userHash", ["userHash"])
    .index("by_expiresAt", ["expiresAtMs"]),

  /** The version of a user's memory as a whole; every write raises it. */
  users_revisions: defineTable({
    ...userId,
    ...revision.fields,
    /** What was deleted lately, and at which revision, in that order. */
    gone: v.optional(
      v.array(
        v.object({
          table: v.union(v.literal("facts"), v.literal("episodes")),
          id: v.string(),
          revision: v.number(),
        }),
      ),
    ),
    /** Up to this revision, more was deleted than is told. */
    goneUntil: v.optional(v.number()),
  }).index("by_user", ["userId"]),
};

export default defineSchema(memoryTables);
