/** The shapes of writes that wait for a person to be known; see `validators.ts`. */
import { type Infer, v } from "convex/values";

/** A write of a session that nobody knows yet. */
export const parkedWrite = v.object({
  id: v.string(),
  sessionId: v.string(),
  /** its name, see `operations.ts` */
  operation: v.string(),
  /** JSON text */
  content: v.string(),
  acceptedAtMs: v.number(),
  expiresAtMs: v.number(),
});
export type ParkedWrite = Infer<typeof parkedWrite>;

/** How far an erasure is: documents per table, over all its pages. */
export const erasureProgress = v.object({
  deleted: v.record(v.string(), v.number()),
  /** when its latest page was done */
  pagedAtMs: v.number(),
  done: v.boolean(),
});
export type ErasureProgress = Infer<typeof erasureProgress>;

/** That a person was erased, for as long as writes of before may still arrive. */
export const erasure = v.object({
  /** SHA-256 of the user's id */
  userHash: v.string(),
  erasedAtMs: v.number(),
  expiresAtMs: v.number(),
  /** Absent in what is older than this field. */
  progress: v.optional(erasureProgress),
});

/** A write that can be done now, since its session has become somebody's. */
export const deliverable = v.object({ userId: v.string(), parked: parkedWrite });
export type Deliverable = Infer<typeof deliverable>;

/** How many wait, and when the one was accepted that waits longest; 0 when none does. */
export const depth = v.object({ count: v.number(), oldestAtMs: v.number() });
export type Depth = Infer<typeof depth>;
