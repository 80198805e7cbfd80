import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation } from "./functions";
import { deletedPage } from "./exportValidators";
import { PAGE_DOCUMENTS } from "./model/erasure";
import { purgeExpired } from "./model/sweep";
import { moveTerms as move } from "./model/terms";

/** Between pages, so that they leave most of the deployment's write rate to others. */
const PAUSE_MS = 1_000;

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

/** Moves what older functions kept inside of facts, page by page until nothing is left. */
export const moveTerms = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (await move(ctx.db)) {
      await ctx.scheduler.runAfter(PAUSE_MS, internal.cron.moveTerms, {});
    }
    return null;
  },
});
