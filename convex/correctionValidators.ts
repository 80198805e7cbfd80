import { type Infer, v } from "convex/values";
import { fact, factPatch } from "./validators";

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
