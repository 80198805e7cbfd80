import { v } from "convex/values";
import { internalMutation, internalQuery } from "./functions";
import * as progress from "./model/progress";
import * as gists from "./model/gists";
import { gated, once } from "./model/write";
import { OPERATIONS } from "./operations";
import { outcome, page, pageArgs, readArgs, rollup, writeArgs } from "./validators";

/** Adds a report to its day and returns the day as stored now. */
export const upsertDaily = internalMutation({
  args: { ...writeArgs, rollup },
  returns: outcome(rollup),
  handler: async (ctx, args) =>
    await once(
      ctx,
      args,
      OPERATIONS.upsertDaily,
      gists.rollup(args.rollup.dateYYYYMMDD, args.rollup.skillId),
      (at) => progress.upsertDaily(ctx.db, at, args.rollup),
    ),
});

/** The days from `from` to `to`, both included, by date and then skillId ascending. */
export const listDaily = internalQuery({
  args: {
    ...readArgs,
    ...pageArgs,
    from: v.string(),
    to: v.string(),
    skillId: v.optional(v.string()),
  },
  returns: outcome(page(rollup)),
  handler: async (ctx, args) =>
    await gated(ctx, args, "progress", (at) => progress.listDaily(ctx.db, at, args, args)),
});
