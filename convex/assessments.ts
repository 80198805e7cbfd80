import { v } from "convex/values";
import { internalMutation, internalQuery } from "./functions";
import { finalization, finalizeResult, subject } from "./assessmentValidators";
import { forgotten } from "./exportValidators";
import * as model from "./model/assessments";
import { forgetAssessment } from "./model/forgetting";
import { findSubject as subjectOf } from "./model/subjects";
import * as gists from "./model/gists";
import { once } from "./model/write";
import { OPERATIONS } from "./operations";
import { outcome, writeArgs } from "./validators";

/** Whose assessment it is: the given user, or the session's. */
export const findSubject = internalQuery({
  args: {
    sessionId: v.string(),
    userId: v.optional(v.string()),
    nowMs: v.optional(v.number()),
  },
  returns: v.union(subject, v.null()),
  handler: async (ctx, args) =>
    await subjectOf(ctx.db, args.sessionId, args.userId, args.nowMs ?? Date.now()),
});

/** Everything that a finished assessment adds, in one transaction. */
export const finalize = internalMutation({
  args: { ...writeArgs, finalization },
  returns: outcome(finalizeResult),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.finalizeAssessment, gists.FINISHED, (at) =>
      model.finalizeAssessment(ctx.db, at, args.finalization),
    ),
});

/** Takes all of it back, of every assessment of the session when no group is named. */
export const forget = internalMutation({
  args: { ...writeArgs, sessionId: v.string(), groupId: v.optional(v.string()) },
  returns: outcome(forgotten),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.forgetAssessment, gists.FORGOTTEN, (at) =>
      forgetAssessment(ctx.db, at, args.sessionId, args.groupId),
    ),
});
