import { v } from "convex/values";
import { internalQuery } from "../../../convex/_generated/server";

/** As a host application may know whose a session is: `host-<user>-…` is the user's. */
export const owner = internalQuery({
  args: { sessionId: v.string() },
  returns: v.union(v.string(), v.null()),
  handler: (_ctx, { sessionId }) => {
    if (sessionId.startsWith("broken-")) {
      throw new Error("the host has a bug");
    }
    return /^host-(\w+)-/.exec(sessionId)?.[1] ?? null;
  },
});
