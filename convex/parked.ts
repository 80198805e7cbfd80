/** Writes that wait for their session to become somebody's. */
import { v } from "convex/values";
import { internalMutation, internalQuery } from "./functions";
import {
  deliverable as deliverableWrite,
  depth as waiting,
  parkedWrite,
} from "./deliveryValidators";
import * as model from "./model/parked";
import { page, pageArgs } from "./validators";

/** Keeps a write, unless its session is known by now: then its user is returned. */
export const park = internalMutation({
  args: { parked: parkedWrite, nowMs: v.number() },
  returns: v.union(v.string(), v.null()),
  handler: async (ctx, args) => await model.park(ctx.db, args.parked, args.nowMs),
});

/** What waits for a session, in the order in which it was accepted. */
export const ofSession = internalQuery({
  args: { sessionId: v.string(), nowMs: v.number() },
  returns: v.array(parkedWrite),
  handler: async (ctx, args) => await model.parkedOfSession(ctx.db, args.sessionId, args.nowMs),
});

/** Everything that waits, for an operator. */
export const list = internalQuery({
  args: { ...pageArgs, nowMs: v.number() },
  returns: page(parkedWrite),
  handler: async (ctx, args) => await model.listParked(ctx.db, args, args.nowMs),
});

/** One of them; null when it is not there, or no longer. */
export const find = internalQuery({
  args: { id: v.string(), nowMs: v.number() },
  returns: v.union(parkedWrite, v.null()),
  handler: async (ctx, args) => await model.findLive(ctx.db, args.id, args.nowMs),
});

/** How many wait, and since when. */
export const depth = internalQuery({
  args: { nowMs: v.number() },
  returns: waiting,
  handler: async (ctx, args) => await model.depth(ctx.db, args.nowMs),
});

/** True when it was there. */
export const remove = internalMutation({
  args: { id: v.string() },
  returns: v.boolean(),
  handler: async (ctx, args) => await model.unpark(ctx.db, args.id),
});

/** What waits although its session is known by now. */
export const deliverable = internalQuery({
  args: { ...pageArgs, nowMs: v.number() },
  returns: page(deliverableWrite),
  handler: async (ctx, args) => await model.deliverable(ctx.db, args, args.nowMs),
});
