import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, internalQuery } from "./functions";
import {
  deletedPage,
  exportRecord,
  MEMORY_TABLES,
  memoryTable,
  type MemoryTable,
} from "./exportValidators";
import { erasureProgress } from "./deliveryValidators";
import { findProgress } from "./model/fence";
import { eraseTables, eraseUser, PAGE_DOCUMENTS } from "./model/erasure";
import { exportUser } from "./model/exports";
import {
  countedPage,
  countPage as countPageOf,
  knownUser,
  listUsers as listUsersOf,
} from "./model/people";
import { imported, importRecords } from "./model/imports";
import { momentOf } from "./model/vocabulary";
import { page, pageArgs, readArgs } from "./validators";

/**
 * Deletes one page of everything about a user, or of some tables only. The caller repeats it while
 * there is more; with `background`, the deployment goes on by itself. Whoever names no table, or all of
 * them and the time, means the person: what was accepted before is refused from then on.
 */
export const deleteByUser = internalMutation({
  args: {
    userId: v.string(),
    tables: v.optional(v.array(memoryTable)),
    limit: v.optional(v.number()),
    /** of the page before */
    cursor: v.optional(v.string()),
    nowMs: v.optional(v.number()),
    background: v.optional(v.boolean()),
  },
  returns: deletedPage,
  handler: async (ctx, args) => {
    const { userId, tables, limit = PAGE_DOCUMENTS, cursor } = args;
    const page = { limit, cursor };
    const nowMs = args.nowMs ?? (tables === undefined ? Date.now() : undefined);
    const deleted =
      nowMs !== undefined && isAll(tables)
        ? await eraseUser(ctx.db, userId, page, nowMs)
        : await eraseTables(ctx.db, userId, tables ?? [], page);
    if (deleted.more && args.background) {
      const next = { ...args, nowMs, cursor: deleted.cursor };
      await ctx.scheduler.runAfter(0, internal.admin.deleteByUser, next);
    }
    return deleted;
  },
});

/** Vectors go with their facts and are named by nobody. */
function isAll(tables: MemoryTable[] = MEMORY_TABLES): boolean {
  return MEMORY_TABLES.every(
    (table) => table === "users_memory_fact_vectors" || tables.includes(table),
  );
}

/** How far the latest erasure of a person is; null when there was none for some days. */
export const findErasure = internalQuery({
  args: { userId: v.string() },
  returns: v.union(v.null(), erasureProgress),
  handler: async (ctx, { userId }) => await findProgress(ctx.db, userId),
});

/** Everybody of whom something was written and who was not erased, by user id ascending. */
export const listUsers = internalQuery({
  args: { prefix: v.optional(v.string()), ...pageArgs },
  returns: page(knownUser),
  handler: async (ctx, args) => await listUsersOf(ctx.db, args.prefix, args),
});

/** How many documents of a user each table has, expired ones included; goes on at the cursor. */
export const countPage = internalQuery({
  args: { userId: v.string(), cursor: v.optional(v.string()) },
  returns: countedPage,
  handler: async (ctx, { userId, cursor }) => await countPageOf(ctx.db, userId, cursor),
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
