import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import { invalidCursor } from "../errors";
import { type ExportRecord, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { areStrings, decodeCursor, type ListName } from "../lib/cursor";
import { isLive } from "../lib/expiry";
import type { Page } from "../validators";
import { type PageRequest, readPage } from "./pages";
import type { Table } from "./table";
import { TABLES } from "./tables";
import type { Moment } from "./vocabulary";

/** A document on its way into an export. */
type Entry = {
  record: ExportRecord;
  /** its table and natural key */
  position: string[];
  wanted: boolean;
};

/** All unexpired documents, table by table; within a table by natural key. */
export async function exportUser(
  db: DatabaseReader,
  moment: Moment,
  page: PageRequest,
): Promise<Page<ExportRecord>> {
  const name = ["export", moment.userId];
  return await readPage(
    {
      name,
      source: entries(db, moment, startOf(name, page.cursor)),
      wanted: (entry) => entry.wanted,
      position: (entry) => entry.position,
      item: (entry) => entry.record,
    },
    page.limit,
  );
}

function startOf(name: ListName, cursor: string | undefined): [MemoryTable, string[]?] {
  if (cursor === undefined) {
    return [MEMORY_TABLES[0] as MemoryTable];
  }
  const [table, ...key] = decodeCursor(name, cursor, areStrings);
  if (!MEMORY_TABLES.includes(table as MemoryTable)) {
    throw invalidCursor();
  }
  return [table as MemoryTable, key];
}

async function* entries(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  [first, after]: [MemoryTable, string[]?],
): AsyncGenerator<Entry> {
  for (const name of MEMORY_TABLES.slice(MEMORY_TABLES.indexOf(first))) {
    const table: Table<MemoryTable> = TABLES[name];
    const documents = table.ofUser(db, userId, name === first ? after : undefined);
    for await (const document of documents) {
      yield {
        record: { table: name, document: table.toExported(document) } as ExportRecord,
        position: [name, ...table.key(document)],
        wanted:
          isUnexpired(document, nowMs) &&
          (table.isCallers?.(document) ?? true) &&
          ((await table.isVisible?.(db, document, nowMs)) ?? true),
      };
    }
  }
}

/** A document that can expire is visible until then. */
function isUnexpired(document: Doc<MemoryTable>, nowMs: number): boolean {
  return !("expiresAtMs" in document) || isLive(document, nowMs);
}
