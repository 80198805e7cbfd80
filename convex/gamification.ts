import { internalMutation, internalQuery } from "./functions";
import * as model from "./model/gamification";
import * as gists from "./model/gists";
import { gated, once } from "./model/write";
import { OPERATIONS } from "./operations";
import { gamification, gamificationUpdate, outcome, readArgs, writeArgs } from "./validators";

/** A person's standing; that of nobody when nothing is stored. */
export const get = internalQuery({
  args: readArgs,
  returns: outcome(gamification),
  handler: async (ctx, args) =>
    await gated(ctx, args, "progress", async () =>
      model.standing(await model.findGamification(ctx.db, args.userId)),
    ),
});

/** Applies an activity: points, badges, level and streak. */
export const update = internalMutation({
  args: { ...writeArgs, update: gamificationUpdate },
  returns: outcome(gamification),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.updateGamification, gists.STANDING, (at) =>
      model.updateGamification(ctx.db, at, args.update),
    ),
});
