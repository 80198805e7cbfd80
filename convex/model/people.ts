import { getConvexSize, type Infer, v } from "convex/values";
import type { DatabaseReader } from "../_generated/server";
import { invalidCursor } from "../errors";
import { MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { areStrings, decodeCursor, encodeCursor } from "../lib/cursor";
import type { Page } from "../validators";
import { type PageRequest, readPage } from "./pages";
import type { Table } from "./table";
import { TABLES } from "./tables";

/** Somebody of whom something is stored, and about when it was last changed. */
export const knownUser = v.object({ userId: v.string(), changedAtMs: v.number() });

/** Documents per table, without the tables that had none; the next page goes on at the cursor. */
export const countedPage = v.object({
  counts: v.record(v.string(), v.number()),
  cursor: v.optional(v.string()),
});
export type CountedPage = Infer<typeof countedPage>;

/** Behind every character of a user id. */
const END = "\u007f";

/** What one page of counting reads at most. */
const COUNT_DOCUMENTS = 1_000;
const COUNT_BYTES = 6 * 2 ** 20;

export async function listUsers(
  db: DatabaseReader,
  prefix = "",
  page: PageRequest,
): Promise<Page<Infer<typeof knownUser>>> {
  const name = ["users", prefix];
  const [after] = page.cursor === undefined ? [] : decodeCursor(name, page.cursor, areStrings);
  return await readPage(
    {
      name,
      source: db
        .query("users_revisions")
        .withIndex("by_user", (q) =>
          (after === undefined ? q.gte("userId", prefix) : q.gt("userId", after)).lt(
            "userId",
            prefix + END,
          ),
        ),
      wanted: () => true,
      position: ({ userId }) => [userId],
      item: ({ userId, revision }) => ({ userId, changedAtMs: revision }),
    },
    page.limit,
  );
}

/** Counts what an erasure would count. */
export async function countPage(
  db: DatabaseReader,
  userId: string,
  cursor: string | undefined,
): Promise<CountedPage> {
  const name = ["count", userId];
  const [first, after] = startOf(name, cursor);
  const counts: Record<string, number> = {};
  let documents = 0;
  let bytes = 0;
  for (const tableName of MEMORY_TABLES.slice(MEMORY_TABLES.indexOf(first))) {
    const table: Table<MemoryTable> = TABLES[tableName];
    const mine = table.ofUser(db, userId, tableName === first ? after : undefined);
    for await (const document of mine) {
      documents += 1;
      bytes += getConvexSize(document);
      if (table.isCallers?.(document) ?? true) {
        counts[tableName] = (counts[tableName] ?? 0) + 1;
      }
      if (documents >= COUNT_DOCUMENTS || bytes >= COUNT_BYTES) {
        return { counts, cursor: encodeCursor(name, [tableName, ...table.key(document)]) };
      }
    }
  }
  return { counts };
}

function startOf(name: string[], cursor: string | undefined): [MemoryTable, string[]?] {
  if (cursor === undefined) {
    return [MEMORY_TABLES[0] as MemoryTable];
  }
  const [table, ...key] = decodeCursor(name, cursor, areStrings);
  if (!MEMORY_TABLES.includes(table as MemoryTable)) {
    throw invalidCursor();
  }
  return [table as MemoryTable, key];
}
