import { getConvexSize } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { type DeletedPage, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { isCallers } from "./idempotency";
import { forgetOutcomes } from "./recordedOutcomes";
import { raiseAfterErasure, rememberErased } from "./revisions";
import { type Table, TABLES } from "./tables";

/** A page of this many documents stays far inside Convex's limits, whatever they hold. */
export const PAGE_DOCUMENTS = 500;
const MAX_PAGE_DOCUMENTS = 4_000;
const PAGE_BYTES = 8 * 2 ** 20;

type Find = <T extends MemoryTable>(table: Table<T>) => AsyncIterable<Doc<T>> | undefined;

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
    const { count, more } = await eraseFrom(db, TABLES[name], left, find);
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
  table: Table<MemoryTable>,
  limit: number,
  find: Find,
): Promise<{ count: number; more: boolean }> {
  const source = find(table);
  if (source === undefined) {
    return { count: 0, more: false };
  }
  const found: Doc<MemoryTable>[] = [];
  const { count, more } = await collect(source, limit, found);
  for (const document of found) {
    await table.remove(db, document);
  }
  return { count, more };
}

/** Up to `limit` documents that count, and those in between and behind them that don't. */
async function collect(
  source: AsyncIterable<Doc<MemoryTable>>,
  limit: number,
  found: Doc<MemoryTable>[],
): Promise<{ count: number; more: boolean }> {
  let count = 0;
  let bytes = 0;
  for await (const document of source) {
    const counts = isCounted(document);
    const full = counts && count === limit;
    if (full || found.length === MAX_PAGE_DOCUMENTS || bytes > PAGE_BYTES) {
      return { count, more: true };
    }
    found.push(document);
    count += counts ? 1 : 0;
    bytes += getConvexSize(document);
  }
  return { count, more: false };
}

/** What callers never see of a user's keys is erased with the rest, but does not count. */
function isCounted(document: Doc<MemoryTable>): boolean {
  return !("requestHash" in document) || isCallers(document);
}
