import { v } from "convex/values";
import { internalMutation, internalQuery } from "./_generated/server";
import * as model from "./model/assessments";
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
  returns: v.union(model.subject, v.null()),
  handler: async (ctx, args) =>
    await model.findSubject(ctx.db, args.sessionId, args.userId, args.nowMs ?? Date.now()),
});

/** Everything that a finished assessment adds, in one transaction. */
export const finalize = internalMutation({
  args: { ...writeArgs, finalization: model.finalization },
  returns: outcome(model.finalizeResult),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.finalizeAssessment, (at) =>
      model.finalizeAssessment(ctx.db, at, args.finalization),
    ),
});
