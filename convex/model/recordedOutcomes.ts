import { getConvexSize } from "convex/values";
import type { DatabaseWriter } from "../_generated/server";
import type { MemoryTable } from "../exportValidators";
import { OPERATIONS } from "../operations";

/** By what is recorded of a write: the tables whose documents its outcome repeats. */
const COPIES = new Map(Object.values(OPERATIONS).map((write) => [write.function, write.copies]));

const PAGE_BYTES = 8 * 2 ** 20;

/** Removes the records of outcomes that repeat erased tables. True when a further page is needed. */
export async function forgetOutcomes(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Promise<boolean> {
  let bytes = 0;
  const records = db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId));
  for await (const record of records) {
    if (bytes > PAGE_BYTES) {
      return true;
    }
    const copies = COPIES.get(record.operation ?? "") ?? [];
    if (copies.some((table) => tables.includes(table))) {
      await db.delete("users_idempotency", record._id);
    }
    bytes += getConvexSize(record);
  }
  return false;
}
