import { getConvexSize } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { type DeletedPage, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { forgetOutcomes } from "./recordedOutcomes";
import { raiseAfterErasure, rememberErased } from "./revisions";
import { nothing } from "./scan";
import type { Table } from "./table";
import { TABLES } from "./tables";

/** A page of this many documents stays far inside Convex's limits, whatever they hold. */
export const PAGE_DOCUMENTS = 500;
const MAX_PAGE_DOCUMENTS = 4_000;
const PAGE_BYTES = 8 * 2 ** 20;

type Find = (table: Table<MemoryTable>) => AsyncIterable<Doc<MemoryTable>> | undefined;

/**
 * Deletes up to `limit` of the user's documents in the given tables, and at the end what recorded
 * outcomes repeat of them.
 */
export async function eraseTables(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
  limit: number,
): Promise<DeletedPage> {
  const wanted = MEMORY_TABLES.filter((table) => tables.includes(table));
  if (wanted.includes("users_revisions")) {
    await rememberErased(db, userId);
  }
  const page = await erase(db, wanted, limit, (table) => table.ofUser(db, userId));
  if (!page.more && !wanted.includes("users_idempotency")) {
    page.more = await forgetOutcomes(db, userId, wanted);
  }
  if (Object.keys(page.deleted).length > 0) {
    await raiseAfterErasure(db, userId);
  }
  return page;
}

/** Deletes up to `limit` documents of anyone that expired at `nowMs` or before. */
export async function purgeExpired(
  db: DatabaseWriter,
  nowMs: number,
  limit: number,
): Promise<DeletedPage> {
  return await erase(db, MEMORY_TABLES, limit, (table) => table.expired?.(db, nowMs));
}

async function erase(
  db: DatabaseWriter,
  names: readonly MemoryTable[],
  limit: number,
  find: Find,
): Promise<DeletedPage> {
  const deleted: Record<string, number> = {};
  let left = Math.min(Math.max(1, Math.floor(limit)), MAX_PAGE_DOCUMENTS);
  for (const name of names) {
    const { count, more } = await eraseFrom(db, name, left, find);
    if (count > 0) {
      deleted[name] = count;
    }
    left -= count;
    if (more) {
      return { deleted, more };
    }
  }
  return { deleted, more: false };
}

async function eraseFrom(
  db: DatabaseWriter,
  name: MemoryTable,
  limit: number,
  find: Find,
): Promise<{ count: number; more: boolean }> {
  const table: Table<MemoryTable> = TABLES[name];
  const { found, count, more } = await collect(table, find(table) ?? nothing(), limit);
  for (const document of found) {
    await db.delete(name, document._id);
  }
  return { count, more };
}

/**
 * Up to `limit` documents that callers know of, and those in between and behind them that they don't:
 * these are erased with the rest, but do not count.
 */
async function collect(
  table: Table<MemoryTable>,
  source: AsyncIterable<Doc<MemoryTable>>,
  limit: number,
): Promise<{ found: Doc<MemoryTable>[]; count: number; more: boolean }> {
  const found: Doc<MemoryTable>[] = [];
  let count = 0;
  let bytes = 0;
  for await (const document of source) {
    const counts = table.isCallers?.(document) ?? true;
    const full = counts && count === limit;
    if (full || found.length === MAX_PAGE_DOCUMENTS || bytes > PAGE_BYTES) {
      return { found, count, more: true };
    }
    found.push(document);
    count += counts ? 1 : 0;
    bytes += getConvexSize(document);
  }
  return { found, count, more: false };
}
