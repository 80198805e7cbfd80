import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, internalQuery } from "./_generated/server";
import { deletedPage, exportRecord, MEMORY_TABLES, memoryTable } from "./exportValidators";
import { eraseTables, PAGE_DOCUMENTS } from "./model/erasure";
import { exportUser } from "./model/exports";
import { imported, importRecords } from "./model/imports";
import { momentOf } from "./model/vocabulary";
import { page, pageArgs, readArgs } from "./validators";

/**
 * Deletes one page of everything about a user, or of some tables only. The caller repeats it while
 * there is more; with `background`, the deployment goes on by itself.
 */
export const deleteByUser = internalMutation({
  args: {
    userId: v.string(),
    tables: v.optional(v.array(memoryTable)),
    limit: v.optional(v.number()),
    background: v.optional(v.boolean()),
  },
  returns: deletedPage,
  handler: async (ctx, args) => {
    const { tables = MEMORY_TABLES, limit = PAGE_DOCUMENTS } = args;
    const deleted = await eraseTables(ctx.db, args.userId, tables, limit);
    if (deleted.more && args.background) {
      await ctx.scheduler.runAfter(0, internal.admin.deleteByUser, args);
    }
    return deleted;
  },
});

/** All unexpired documents of a user, whatever the consents say. */
export const exportPage = internalQuery({
  args: { ...readArgs, ...pageArgs },
  returns: page(exportRecord),
  handler: async (ctx, args) => await exportUser(ctx.db, momentOf(args), args),
});

/** Stores exported documents; one result per record, in order. */
export const importPage = internalMutation({
  args: {
    userId: v.string(),
    records: v.array(exportRecord),
    nowMs: v.optional(v.number()),
  },
  returns: v.array(imported),
  handler: async (ctx, args) => await importRecords(ctx.db, momentOf(args), args.records),
});
