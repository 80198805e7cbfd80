import { getConvexSize } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { type DeletedPage, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { cutRecords } from "./assessmentRecords";
import { raiseFence } from "./fence";
import { eraseParked } from "./parked";
import { forgetOutcomes } from "./recordedOutcomes";
import { raiseAfterErasure } from "./revisions";
import { nothing } from "./scan";
import { sweepOthers } from "./sweep";
import type { Table } from "./table";
import { TABLES } from "./tables";

/** A page of this many documents stays far inside Convex's limits, whatever they hold. */
export const PAGE_DOCUMENTS = 500;
const MAX_PAGE_DOCUMENTS = 1_500;
const PAGE_BYTES = 8 * 2 ** 20;

/** Where a page of a table comes from, and what goes before it, if it can all go at once. */
interface Erasing {
  find(table: Table<MemoryTable>): AsyncIterable<Doc<MemoryTable>> | undefined;
  prepare?(name: MemoryTable, found: Doc<MemoryTable>[]): Promise<boolean>;
}

/** Deletes up to `limit` of the user's documents, and keeps those out that are on their way. */
export async function eraseUser(
  db: DatabaseWriter,
  userId: string,
  limit: number,
  nowMs: number,
): Promise<DeletedPage> {
  await raiseFence(db, userId, nowMs);
  return await eraseOf(db, userId, MEMORY_TABLES, limit, {
    prepare: async (name, found) =>
      name !== "users_sessions" || (await eraseParked(db, found as Doc<"users_sessions">[])),
  });
}

/**
 * Deletes up to `limit` of the user's documents in the given tables, and at the end what assessments'
 * records and recorded outcomes repeat of them.
 */
export async function eraseTables(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
  limit: number,
): Promise<DeletedPage> {
  const page = await eraseOf(db, userId, tables, limit);
  page.more ||= !tables.includes("users_assessments") && (await cutRecords(db, userId, tables));
  page.more ||= !tables.includes("users_idempotency") && (await forgetOutcomes(db, userId, tables));
  return page;
}

async function eraseOf(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
  limit: number,
  more: Pick<Erasing, "prepare"> = {},
): Promise<DeletedPage> {
  const wanted = MEMORY_TABLES.filter((table) => tables.includes(table));
  const page = await erase(db, wanted, limit, {
    find: (table) => table.ofUser(db, userId),
    ...more,
  });
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
  const page = await erase(db, MEMORY_TABLES, limit, {
    find: (table) => table.expired?.(db, nowMs),
  });
  page.more ||= await sweepOthers(db, nowMs);
  return page;
}

async function erase(
  db: DatabaseWriter,
  names: readonly MemoryTable[],
  limit: number,
  erasing: Erasing,
): Promise<DeletedPage> {
  const deleted: Record<string, number> = {};
  let left = Math.min(Math.max(1, Math.floor(limit)), MAX_PAGE_DOCUMENTS);
  for (const name of names) {
    const { count, more } = await eraseFrom(db, name, left, erasing);
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
  erasing: Erasing,
): Promise<{ count: number; more: boolean }> {
  const table: Table<MemoryTable> = TABLES[name];
  const { found, count, more } = await collect(table, erasing.find(table) ?? nothing(), limit);
  if (erasing.prepare && !(await erasing.prepare(name, found))) {
    return { count: 0, more: true };
  }
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
