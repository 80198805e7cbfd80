import { v } from "convex/values";
import { internalMutation } from "./functions";
import { bindWaiting } from "./model/parked";
import { binding } from "./model/sessions";
import { admit } from "./model/write";
import { writeArgs } from "./validators";

/** Binds a session to the user; one that is somebody else's only when it is to `move`. */
export const bind = internalMutation({
  args: { ...writeArgs, sessionId: v.string(), move: v.boolean() },
  returns: binding,
  handler: async (ctx, args) =>
    await bindWaiting(ctx.db, await admit(ctx, args), args.sessionId, args.move),
});
