import { ConvexError, type Infer, v } from "convex/values";
import type { DatabaseWriter } from "../_generated/server";
import type { Failure } from "../errors";
import type { ExportRecord, MemoryTable } from "../exportValidators";
import { documentFault } from "../lib/documentRules";
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
 * unchanged, a different one is replaced, one that is no document or that a rule refuses fails without the
 * others, one that has expired since is left out as unchanged. Repeating it is harmless.
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
  { table: name, document: given }: ExportRecord,
): Promise<Imported> {
  const fault = documentFault(name, given);
  if (fault !== undefined) {
    return { result: "failed", message: fault };
  }
  const table: Table<MemoryTable> = TABLES[name];
  const document = withoutMinusZero(given);
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

/** Convex tells −0 from 0, which nobody else does; JSON of JavaScript has no −0. */
function withoutMinusZero<D>(document: D): D {
  return JSON.parse(JSON.stringify(document)) as D;
}
