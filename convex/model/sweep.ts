import type { Doc, TableNames } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { type DeletedPage, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import type { Position } from "../lib/cursor";
import { deletePage, type Item, type PageOf, type Source } from "./deletion";
import { batches, nothing } from "./scan";
import type { Table } from "./table";
import { TABLES } from "./tables";
import { findVector } from "./factVectors";
import { findTerms } from "./terms";

/** Convex answers so many reads at once that are issued together. */
const READS_AT_ONCE = 16;

/** Deletes a page of what expired at `nowMs` or before, of anyone and of nobody. */
export async function purgeExpired(
  db: DatabaseWriter,
  nowMs: number,
  page: PageOf,
): Promise<DeletedPage> {
  const sources = [
    ...MEMORY_TABLES.flatMap((name) => expiredOf(db, name, nowMs)),
    others(db, "parked_writes", nowMs),
    others(db, "erasures", nowMs),
  ];
  return await deletePage(db, { name: ["sweep", nowMs], sources, repeats: false }, page);
}

function expiredOf(db: DatabaseWriter, name: MemoryTable, nowMs: number): Source[] {
  const table: Table<MemoryTable> = TABLES[name];
  const source = {
    name,
    async *from(after: Position = []) {
      const expired = table.expired?.(db, nowMs, fromOf(after)) ?? nothing();
      for await (const document of expired as AsyncIterable<Expiring>) {
        const counted = (table.isCallers?.(document) ?? true) ? name : undefined;
        yield { ...itemOf(db, name, document), counted };
      }
    },
  };
  if (name === "users_memory_facts") {
    return [expiredFacts(db, nowMs)];
  }
  return table.expired === undefined ? [] : [source];
}

/** Facts go after what is made of them, which is looked up for some facts at a time. */
function expiredFacts(db: DatabaseWriter, nowMs: number): Source {
  const name = "users_memory_facts";
  return {
    name,
    async *from(after: Position = []) {
      const facts = db
        .query(name)
        .withIndex("by_expiresAt", (q) =>
          q.gte("expiresAtMs", fromOf(after)).lte("expiresAtMs", nowMs),
        );
      for await (const batch of batches(facts, READS_AT_ONCE)) {
        const found = await Promise.all(
          batch.map(({ userId, factId }) =>
            Promise.all([findTerms(db, userId, factId), findVector(db, userId, factId)]),
          ),
        );
        for (const [index, fact] of batch.entries()) {
          const { expiresAtMs = 0 } = fact;
          const [terms, vector] = found[index] ?? [];
          if (terms) {
            yield itemOf(db, "users_memory_terms", { ...terms, expiresAtMs });
          }
          if (vector) {
            yield itemOf(db, "users_memory_fact_vectors", { ...vector, expiresAtMs });
          }
          const lookups = index === 0 ? 2 : 0;
          yield { ...itemOf(db, name, { ...fact, expiresAtMs }), counted: name, lookups };
        }
      }
    },
  };
}

type Expiring = Extract<Doc<MemoryTable>, { expiresAtMs: number }>;

/** What belongs to nobody. */
function others(db: DatabaseWriter, name: "parked_writes" | "erasures", nowMs: number): Source {
  return {
    name,
    async *from(after: Position = []) {
      const expired = db
        .query(name)
        .withIndex("by_expiresAt", (q) =>
          q.gte("expiresAtMs", fromOf(after)).lte("expiresAtMs", nowMs),
        );
      for await (const document of expired) {
        yield itemOf(db, name, document);
      }
    },
  };
}

function itemOf(
  db: DatabaseWriter,
  table: TableNames,
  document: Doc<TableNames> & { expiresAtMs: number },
): Item {
  const work = () => db.delete(table, document._id);
  return { table, document, key: [document.expiresAtMs], work };
}

/** The time of the last document of an earlier page: the deleted ones before are not passed again. */
function fromOf([expiresAtMs]: Position): number {
  return Number(expiresAtMs ?? 0);
}
