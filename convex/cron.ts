import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation } from "./functions";
import { deletedPage } from "./exportValidators";
import { PAGE_DOCUMENTS } from "./model/erasure";
import { purgeExpired } from "./model/sweep";

/**
 * Deletes one page of expired documents. The caller repeats it while there is more; with
 * `background`, the deployment goes on by itself.
 */
export const ttlSweep = internalMutation({
  args: {
    nowMs: v.optional(v.number()),
    limit: v.optional(v.number()),
    /** of the page before */
    cursor: v.optional(v.string()),
    background: v.optional(v.boolean()),
  },
  returns: deletedPage,
  handler: async (ctx, args) => {
    const { nowMs = Date.now(), limit = PAGE_DOCUMENTS, cursor } = args;
    const deleted = await purgeExpired(ctx.db, nowMs, { limit, cursor });
    if (deleted.more && args.background) {
      await ctx.scheduler.runAfter(0, internal.cron.ttlSweep, {
        ...args,
        nowMs,
        cursor: deleted.cursor,
      });
    }
    return deleted;
  },
});
