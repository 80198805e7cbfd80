import { getConvexSize } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import type { MemoryTable } from "../exportValidators";
import { OPERATIONS } from "../operations";
import type { FinalizeResult } from "./assessments";

/** By what is recorded of a write: the tables whose documents its outcome repeats. */
const COPIES = new Map(Object.values(OPERATIONS).map((write) => [write.function, write.copies]));

/** What an outcome that repeats several tables has instead, once one is erased. */
const WITHOUT: Partial<Record<MemoryTable, Partial<FinalizeResult>>> = {
  users_memory_facts: { facts: [] },
  users_memory_episodes: { episode: undefined },
  users_progress_daily: { rollups: [] },
  users_gamification: { gamification: undefined },
};

const PAGE_BYTES = 8 * 2 ** 20;

/**
 * Removes what recorded outcomes repeat of erased tables. The record of a write to several tables, an
 * assessment, stays without it, since repeated it must not count twice. True when a further page is
 * needed.
 */
export async function forgetOutcomes(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Promise<boolean> {
  const { found, more } = await read(db, userId);
  for (const document of found) {
    const copies = COPIES.get(document.operation ?? "") ?? [];
    const erased = copies.filter((table) => tables.includes(table));
    if (copies.length === 1 && erased.length === 1) {
      await db.delete("users_idempotency", document._id);
    } else if (erased.length > 0 && document.part === undefined) {
      await forgetParts(db, document, found, erased);
    }
  }
  return more;
}

async function forgetParts(
  db: DatabaseWriter,
  document: Doc<"users_idempotency">,
  all: Doc<"users_idempotency">[],
  tables: readonly MemoryTable[],
) {
  if (document.outcome === undefined) {
    return; // another record of the same write has it
  }
  const rest = all.filter(({ key, part }) => key === document.key && part !== undefined);
  const outcome = [document, ...rest].map((part) => part.outcome).join("");
  const kept = JSON.stringify(
    Object.assign(JSON.parse(outcome) as object, ...tables.map((table) => WITHOUT[table])),
  );
  if (kept !== outcome) {
    for (const part of rest) {
      await db.delete("users_idempotency", part._id);
    }
    await db.patch("users_idempotency", document._id, { outcome: kept });
  }
}

/** A page of the user's records, a write's parts never torn apart. */
async function read(db: DatabaseWriter, userId: string) {
  const found: Doc<"users_idempotency">[] = [];
  let bytes = 0;
  const records = db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId));
  for await (const document of records) {
    if (bytes > PAGE_BYTES && document.part === undefined) {
      return { found, more: true };
    }
    found.push(document);
    bytes += getConvexSize(document);
  }
  return { found, more: false };
}
