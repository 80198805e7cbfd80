import { ConvexError, type Infer, v } from "convex/values";
import type { DatabaseWriter } from "../_generated/server";
import type { Failure } from "../errors";
import type { ExportRecord, MemoryTable } from "../exportValidators";
import { isLive } from "../lib/expiry";
import { begin, raiseRevision } from "./revisions";
import type { Table } from "./table";
import { TABLES } from "./tables";
import type { Moment, Writing } from "./vocabulary";

/** What became of one record. */
export const imported = v.union(
  v.object({
    result: v.union(v.literal("created"), v.literal("updated"), v.literal("unchanged")),
  }),
  v.object({ result: v.literal("failed"), message: v.string() }),
);
export type Imported = Infer<typeof imported>;

/**
 * Stores records exactly as they were exported, each under its natural key: an identical one is
 * unchanged, a different one is replaced, one that a rule refuses fails without the others, one that
 * has expired since is left out as unchanged. Repeating it is harmless.
 */
export async function importRecords(
  db: DatabaseWriter,
  moment: Moment,
  records: ExportRecord[],
): Promise<Imported[]> {
  const at = await begin(db, moment);
  const results: Imported[] = [];
  for (const record of records) {
    results.push(await importOne(db, at, record));
  }
  if (results.some(({ result }) => result === "created" || result === "updated")) {
    await raiseRevision(db, at);
  }
  return results;
}

async function importOne(
  db: DatabaseWriter,
  at: Writing,
  { table: name, document }: ExportRecord,
): Promise<Imported> {
  const table: Table<MemoryTable> = TABLES[name];
  if ("expiresAtMs" in document && !isLive(document, at.nowMs)) {
    return { result: "unchanged" };
  }
  try {
    return { result: await table.import(db, at, document) };
  } catch (error) {
    if (error instanceof ConvexError) {
      return { result: "failed", message: (error.data as Failure).message };
    }
    throw error;
  }
}
