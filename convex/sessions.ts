import { v } from "convex/values";
import { internalMutation } from "./_generated/server";
import { isParked } from "./model/parked";
import { bindSession, binding } from "./model/sessions";
import { admit } from "./model/write";
import { writeArgs } from "./validators";

/** Binds a session to the user; one that is somebody else's only when it is to `move`. */
export const bind = internalMutation({
  args: { ...writeArgs, sessionId: v.string(), move: v.boolean() },
  returns: binding,
  handler: async (ctx, args) => {
    const moment = await admit(ctx, args);
    const bound = await bindSession(ctx.db, moment, args.sessionId, args.move);
    return { bound, parked: await isParked(ctx.db, args.sessionId, moment.nowMs) };
  },
});
