/**
 * The shapes that cross the wire, field by field those of the Java records of the same names. The
 * types of this deployment are inferred from them. Times are epoch milliseconds unless the name says
 * otherwise, days are `YYYYMMDD`. An absent value is left out, never null.
 */
import { type Infer, type Validator, v } from "convex/values";

export const factKind = v.union(
  v.literal("preference"),
  v.literal("bio"),
  v.literal("constraint"),
  v.literal("achievement"),
  v.literal("skill_hint"),
);
export type FactKind = Infer<typeof factKind>;

/** A fact as it is said, before the store knows whether it is new. */
const said = {
  kind: factKind,
  text: v.string(),
  tags: v.array(v.string()),
  skillId: v.optional(v.string()),
  /** Importance, above 0 and up to 10. */
  weight: v.number(),
  /** Half-life of the weight. */
  decayMs: v.number(),
  createdAtMs: v.number(),
  /** Invisible from this millisecond on; absent means never. */
  expiresAtMs: v.optional(v.number()),
  source: v.string(),
  sessionId: v.optional(v.string()),
  /** The name of a place that holds one current value. */
  slot: v.optional(v.string()),
  /** Does not decay. */
  pinned: v.boolean(),
};

export const factDraft = v.object({
  ...said,
  /** Derived from the other fields when absent. */
  factId: v.optional(v.string()),
  /** When the service took it; `createdAtMs` when absent. */
  recordedAtMs: v.optional(v.number()),
  /** By whom it is said, see lib/origins; derived when absent. */
  origin: v.optional(v.string()),
});
export type FactDraft = Infer<typeof factDraft>;

export const fact = v.object({
  ...said,
  factId: v.string(),
  lastReinforcedAtMs: v.number(),
  /** Since when another fact holds this one's slot. */
  supersededAtMs: v.optional(v.number()),
  /** When the service first took it, whenever it was so. */
  recordedAtMs: v.number(),
  /** By whom it was said, a set in the order of saying. */
  origins: v.array(v.string()),
  /** The fact that says how it is instead; what was corrected stays superseded. */
  correctedBy: v.optional(v.string()),
});
export type Fact = Infer<typeof fact>;

export const factPatch = v.object({
  tags: v.optional(v.array(v.string())),
  weight: v.optional(v.number()),
  decayMs: v.optional(v.number()),
  expiresAtMs: v.optional(v.number()),
  pinned: v.optional(v.boolean()),
  /** when a fact expires that is unpinned and has no end */
  retainedUntilMs: v.optional(v.number()),
});
export type FactPatch = Infer<typeof factPatch>;

/** What a fact ought to say. */
export const factCorrection = v.object({
  text: v.string(),
  /** what changes of its handling with it */
  patch: factPatch,
  /** when a fact expires that is said now and has no other end */
  retainedUntilMs: v.number(),
});
export type FactCorrection = Infer<typeof factCorrection>;

export const correctedFact = v.object({
  fact,
  /** absent when the fact was only spelt anew */
  replaces: v.optional(v.string()),
});
export type CorrectedFact = Infer<typeof correctedFact>;

export const factFilter = v.object({
  kind: v.optional(factKind),
  skillId: v.optional(v.string()),
  /** in which it was last said */
  sessionId: v.optional(v.string()),
  slot: v.optional(v.string()),
  /** whatever its case */
  tag: v.optional(v.string()),
  /** each of which the text contains, whatever its case */
  words: v.optional(v.string()),
  includeSuperseded: v.optional(v.boolean()),
  /** what was so at that time, as far as is known today */
  asOfMs: v.optional(v.number()),
});
export type FactFilter = Infer<typeof factFilter>;

export const factUpsert = v.object({
  factId: v.string(),
  /** As stored now; absent when it has gone since, which only a repetition can meet. */
  fact: v.optional(fact),
  result: v.union(
    v.literal("created"),
    v.literal("reinforced"),
    v.literal("superseded"),
    v.literal("corrected"),
  ),
  supersededFactIds: v.array(v.string()),
});
export type FactUpsert = Infer<typeof factUpsert>;

export const highlight = v.object({
  type: v.string(),
  text: v.string(),
  skillId: v.optional(v.string()),
  scoreDelta: v.optional(v.number()),
});
export type Highlight = Infer<typeof highlight>;

export const episode = v.object({
  episodeId: v.string(),
  sessionId: v.optional(v.string()),
  groupId: v.optional(v.string()),
  summary: v.string(),
  highlights: v.array(highlight),
  startIdx: v.optional(v.number()),
  endIdx: v.optional(v.number()),
  createdAtMs: v.number(),
  expiresAtMs: v.optional(v.number()),
});
export type Episode = Infer<typeof episode>;

export const rollup = v.object({
  dateYYYYMMDD: v.string(),
  skillId: v.string(),
  samples: v.number(),
  /** Sum of all levels measured, rounded to 6 decimals. */
  levelSum: v.number(),
  xpEarned: v.number(),
  medals: v.array(v.string()),
  errors: v.array(v.string()),
  tokensIn: v.number(),
  tokensOut: v.number(),
  /** Rounded to 9 decimals. */
  costUsd: v.number(),
  latencyMsTotal: v.number(),
  updatedAtMs: v.number(),
});
export type Rollup = Infer<typeof rollup>;

/** What a standing is computed from, so that days and seasons may be reported in any order. */
export const activityHistory = v.object({
  longestStreakDays: v.number(),
  /** days of activity, as runs in ascending order with gaps between them, both ends included */
  days: v.array(v.object({ from: v.string(), to: v.string() })),
  /** with the latest day of an activity in each */
  seasons: v.array(v.object({ seasonId: v.string(), xp: v.number(), lastYYYYMMDD: v.string() })),
});
export type ActivityHistory = Infer<typeof activityHistory>;
export type Season = ActivityHistory["seasons"][number];

export const gamification = v.object({
  xpTotal: v.number(),
  level: v.number(),
  /** Consecutive days of activity up to `lastActivityYYYYMMDD`, whatever day it is now. */
  streakDays: v.number(),
  lastActivityYYYYMMDD: v.optional(v.string()),
  badges: v.array(v.string()),
  seasonId: v.optional(v.string()),
  seasonXp: v.optional(v.number()),
  updatedAt: v.number(),
  /** Absent when an older version stored it. */
  history: v.optional(activityHistory),
});
export type Gamification = Infer<typeof gamification>;

export const gamificationUpdate = v.object({
  xpDelta: v.number(),
  badgesToAdd: v.array(v.string()),
  dateYYYYMMDD: v.string(),
  seasonId: v.optional(v.string()),
});
export type GamificationUpdate = Infer<typeof gamificationUpdate>;

export const consent = v.object({
  consent: v.string(),
  granted: v.boolean(),
  scope: v.optional(v.string()),
  version: v.optional(v.string()),
  createdAt: v.number(),
  updatedAt: v.number(),
  expiresAtMs: v.optional(v.number()),
});
export type Consent = Infer<typeof consent>;

const verbosity = v.union(v.literal("low"), v.literal("medium"), v.literal("high"));
const correctionStyle = v.union(v.literal("inline"), v.literal("summary"));

export const preferences = v.object({
  tone: v.optional(v.string()),
  verbosity: v.optional(verbosity),
  correctionStyle: v.optional(correctionStyle),
  ttsVoice: v.optional(v.string()),
  language: v.optional(v.string()),
  /**
   * A JSON object as text: Convex refuses member names that JSON allows (a leading `$` or `_`,
   * anything but ASCII), deep nesting and exact decimals.
   */
  extra: v.optional(v.string()),
  updatedAt: v.number(),
});
export type Preferences = Infer<typeof preferences>;

/** A merge patch (RFC 7396): null clears; `extra` is itself a merge patch as JSON text. */
export const preferencesPatch = v.object({
  tone: v.optional(v.union(v.null(), v.string())),
  verbosity: v.optional(v.union(v.null(), verbosity)),
  correctionStyle: v.optional(v.union(v.null(), correctionStyle)),
  ttsVoice: v.optional(v.union(v.null(), v.string())),
  language: v.optional(v.union(v.null(), v.string())),
  extra: v.optional(v.union(v.null(), v.string())),
});
export type PreferencesPatch = Infer<typeof preferencesPatch>;

const profileFields = {
  displayName: v.optional(v.string()),
  email: v.optional(v.string()),
  avatarUrl: v.optional(v.string()),
  bio: v.optional(v.string()),
  /** IANA name */
  timeZone: v.optional(v.string()),
};
export const profileContent = v.object(profileFields);
export type ProfileContent = Infer<typeof profileContent>;

export const profile = v.object({
  ...profileFields,
  createdAt: v.number(),
  updatedAt: v.number(),
});
export type Profile = Infer<typeof profile>;

export const goalStatus = v.union(v.literal("active"), v.literal("paused"), v.literal("completed"));

export const goal = v.object({
  goalId: v.string(),
  title: v.string(),
  description: v.optional(v.string()),
  status: goalStatus,
  targetDateMs: v.optional(v.number()),
  tags: v.array(v.string()),
  createdAt: v.number(),
  updatedAt: v.number(),
});
export type Goal = Infer<typeof goal>;

/** A merge patch (RFC 7396): null clears. */
export const goalPatch = v.object({
  title: v.optional(v.string()),
  description: v.optional(v.union(v.null(), v.string())),
  status: v.optional(goalStatus),
  targetDateMs: v.optional(v.union(v.null(), v.number())),
  tags: v.optional(v.array(v.string())),
});
export type GoalPatch = Infer<typeof goalPatch>;

export const trackedSkill = v.object({
  skillId: v.string(),
  currentLevel: v.number(),
  order: v.number(),
  active: v.optional(v.boolean()),
  createdAt: v.number(),
  updatedAt: v.number(),
});
export type TrackedSkill = Infer<typeof trackedSkill>;

export const session = v.object({
  sessionId: v.string(),
  lastSeenAtMs: v.number(),
  expiresAtMs: v.number(),
});
export type Session = Infer<typeof session>;

export const idempotency = v.object({
  key: v.string(),
  requestHash: v.string(),
  expiresAtMs: v.number(),
});

export const revision = v.object({ revision: v.number() });

/** What the caller's configuration and clock say. */
export const optionsArgs = {
  nowMs: v.optional(v.number()),
  consentDefault: v.optional(v.boolean()),
  sessionTtlMs: v.optional(v.number()),
};

/** Every read starts with whose data it is, and with those. */
export const readArgs = { userId: v.string(), ...optionsArgs };

/** The same about a write, and how a repetition of it is recognised. */
export const write = v.object({
  nowMs: v.optional(v.number()),
  /** when the service took it; what was taken before its person was erased is refused */
  acceptedAtMs: v.optional(v.number()),
  /** at most two: the caller's, and the natural one of the write */
  keys: v.optional(v.array(v.object({ value: v.string(), requestHash: v.string() }))),
  /** one per call, the same in all its retries; unlike a key it answers as if it were the first */
  attempt: v.optional(v.string()),
  consentDefault: v.optional(v.boolean()),
  idempotencyTtlMs: v.optional(v.number()),
  sessionTtlMs: v.optional(v.number()),
});

/** Every write starts with whose data it is. */
export const writeArgs = { userId: v.string(), write: v.optional(write) };

const denied = v.object({ kind: v.literal("denied"), consent: v.string() });

/** What came of a read or write that a consent may gate. */
export function outcome<T extends Validator<unknown, "required", string>>(value: T) {
  return v.union(v.object({ kind: v.literal("done"), value, replayed: v.boolean() }), denied);
}
export type Outcome<T> = { kind: "done"; value: T; replayed: boolean } | Infer<typeof denied>;

/** `nextCursor` is present exactly when at least one more item follows. */
export function page<T extends Validator<unknown, "required", string>>(item: T) {
  return v.object({
    items: v.array(item),
    nextCursor: v.optional(v.string()),
  });
}
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export const pageArgs = {
  cursor: v.optional(v.string()),
  /** 1 to 200 */
  limit: v.number(),
};
