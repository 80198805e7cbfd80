/** The shapes of assessments and of what a session leaves; see `validators.ts`. */
import { type Infer, v } from "convex/values";
import { fact, factDraft, gamification, gamificationUpdate, highlight, rollup } from "./validators";

/** Whether an assessment says something that is worth keeping. */
export const verdict = v.union(v.literal("learned"), v.literal("empty"), v.literal("failed"));
export type Verdict = Infer<typeof verdict>;

/** What one assessment, or the rolling digest of a session, adds to the session's episode. */
export const sessionPart = v.object({
  sessionId: v.string(),
  /** empty for the digest */
  groupId: v.string(),
  text: v.string(),
  highlights: v.array(highlight),
  version: v.optional(v.number()),
  createdAtMs: v.number(),
  expiresAtMs: v.optional(v.number()),
});
export type SessionPart = Infer<typeof sessionPart>;

/** What an assessment has added to one skill's day; its labels as hashes. */
export const rollupShare = v.object({
  skillId: v.string(),
  samples: v.number(),
  levelSum: v.number(),
  xpEarned: v.number(),
  tokensIn: v.number(),
  tokensOut: v.number(),
  costUsd: v.number(),
  latencyMsTotal: v.number(),
  medals: v.array(v.string()),
  errors: v.array(v.string()),
});
export type RollupShare = Infer<typeof rollupShare>;

/**
 * That an assessment was taken, and what it left, so that the same again counts once and another
 * version takes its place. Content-free, and kept for good.
 */
export const assessmentRecord = v.object({
  sessionId: v.string(),
  groupId: v.string(),
  contentHash: v.string(),
  revision: v.optional(v.number()),
  verdict,
  /** the day of its rollups and points */
  dateYYYYMMDD: v.optional(v.string()),
  seasonId: v.optional(v.string()),
  /** what it earned, 0 or more */
  xp: v.number(),
  /** what it said */
  factIds: v.array(v.string()),
  rollups: v.array(rollupShare),
  updatedAtMs: v.number(),
});
export type AssessmentRecord = Infer<typeof assessmentRecord>;

/** Everything that a finished assessment adds to a person's memory. */
export const finalization = v.object({
  sessionId: v.string(),
  groupId: v.string(),
  /** of what it means: the same again is the same assessment */
  contentHash: v.string(),
  /** settles which of two versions is the later one */
  revision: v.optional(v.number()),
  verdict,
  /** absent when there is nothing to remember */
  part: v.optional(sessionPart),
  facts: v.array(factDraft),
  /** the facts that make room for those */
  fadedFactIds: v.array(v.string()),
  /** at most one per skill */
  rollups: v.array(rollup),
  /** absent unless something was learned */
  activity: v.optional(gamificationUpdate),
});
export type Finalization = Infer<typeof finalization>;

const effect = v.union(
  v.literal("stored"),
  v.literal("replaced"),
  v.literal("duplicate"),
  v.literal("outdated"),
  /** consents forbid all of it */
  v.literal("denied"),
);
export type FinalizeEffect = Infer<typeof effect>;

/** What became of it; without `memory` no episode, without `progress` no gamification. */
export const finalizeResult = v.object({
  effect,
  verdict,
  episodeId: v.optional(v.string()),
  /** how many it said */
  facts: v.number(),
  /** of how many skills */
  rollups: v.number(),
  gamification: v.optional(gamification),
  /** the missing consents */
  denied: v.array(v.union(v.literal("memory"), v.literal("progress"))),
  /** what became of its facts, absent when it said none now */
  said: v.optional(
    v.object({ created: v.number(), reinforced: v.number(), superseded: v.number() }),
  ),
});
export type FinalizeResult = Infer<typeof finalizeResult>;

/** Whose assessment it is, and what composing its meaning has to know of the person. */
export const subject = v.object({
  userId: v.string(),
  /** that its hashed skill ids may stand for */
  trackedSkillIds: v.array(v.string()),
  /** of the person's profile */
  timeZone: v.optional(v.string()),
  /** current hints and levels, the strongest */
  known: v.array(fact),
});
export type Subject = Infer<typeof subject>;
