import { v } from "convex/values";
import { internalMutation, internalQuery } from "./functions";
import { bindWaiting } from "./model/parked";
import { binding, findBinding } from "./model/sessions";
import { admit } from "./model/write";
import { writeArgs } from "./validators";

/** Binds a session to the user; one that is somebody else's only when it is to `move`. */
export const bind = internalMutation({
  args: { ...writeArgs, sessionId: v.string(), move: v.boolean() },
  returns: binding,
  handler: async (ctx, args) =>
    await bindWaiting(ctx.db, await admit(ctx, args), args.sessionId, args.move),
});

/** The binding of a session to the user, expired or not; null when there is none. */
export const find = internalQuery({
  args: { userId: v.string(), sessionId: v.string() },
  returns: v.union(v.object({ lastSeenAtMs: v.number(), expiresAtMs: v.number() }), v.null()),
  handler: async (ctx, { userId, sessionId }) => await findBinding(ctx.db, userId, sessionId),
});
