import { compareValues } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { type DeletedPage, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { recordsToCut } from "./assessmentRecords";
import { deletePage, type Item, type PageOf, type Source } from "./deletion";
import { addToProgress, raiseFence } from "./fence";
import { parkedOf } from "./parked";
import { raiseAfterErasure } from "./revisions";
import type { Table } from "./table";
import { TABLES } from "./tables";
import { termsOfUser } from "./terms";

/** What callers know of, in one page. */
export const PAGE_DOCUMENTS = 500;

const VECTORS = "users_memory_fact_vectors";

/** Deletes a page of all about the user, and keeps those writes out that are on their way. */
export async function eraseUser(
  db: DatabaseWriter,
  userId: string,
  page: PageOf,
  nowMs: number,
): Promise<DeletedPage> {
  await raiseFence(db, userId, nowMs);
  const sources = inOrder(MEMORY_TABLES).map((name) =>
    name === "users_sessions" ? sessionsWithParked(db, userId) : sourceOf(db, userId, name),
  );
  const deleted = await erase(db, userId, MEMORY_TABLES, sources, page);
  await addToProgress(db, userId, deleted);
  return deleted;
}

/**
 * The same for the given tables only, and what is made of facts with these; assessments' records lose
 * what they repeat of them.
 */
export async function eraseTables(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
  page: PageOf,
): Promise<DeletedPage> {
  const wanted = inOrder(MEMORY_TABLES).filter((name) =>
    tables.includes(name === VECTORS ? "users_memory_facts" : name),
  );
  return await erase(
    db,
    userId,
    wanted,
    [
      ...wanted.map((name) => sourceOf(db, userId, name)),
      ...(wanted.includes("users_assessments") ? [] : recordsToCut(db, userId, wanted)),
    ],
    page,
  );
}

/** Vectors first: none is left without its fact, and those that come meanwhile have one. */
function inOrder(tables: readonly MemoryTable[]): MemoryTable[] {
  return [VECTORS, ...tables.filter((name) => name !== VECTORS)];
}

async function erase(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
  sources: Source[],
  page: PageOf,
): Promise<DeletedPage> {
  const erasing = { name: ["erase", userId, ...tables], sources, repeats: true };
  const deleted = await deletePage(db, erasing, page);
  if (Object.keys(deleted.deleted).length > 0) {
    await raiseAfterErasure(db, userId);
  }
  return deleted;
}

function sourceOf(db: DatabaseWriter, userId: string, name: MemoryTable): Source {
  return name === "users_memory_facts" ? factsWithTerms(db, userId) : ofTable(db, userId, name);
}

function ofTable(db: DatabaseWriter, userId: string, name: MemoryTable): Source {
  const table: Table<MemoryTable> = TABLES[name];
  return {
    name,
    async *from(after?: string[]) {
      for await (const document of table.ofUser(db, userId, after)) {
        yield itemOf(db, name, document);
      }
    },
  };
}

/** Facts go after their terms, which are in the same order. */
function factsWithTerms(db: DatabaseWriter, userId: string): Source {
  return {
    name: "users_memory_facts",
    async *from(after: string[] = []) {
      let key = after;
      const terms = termsOfUser(db, userId, after[0])[Symbol.asyncIterator]();
      let next = await terms.next();
      for await (const fact of TABLES.users_memory_facts.ofUser(db, userId, after)) {
        for (; !next.done && isUpTo(next.value, fact); next = await terms.next()) {
          yield termsItem(db, next.value, key);
        }
        yield itemOf(db, "users_memory_facts", fact);
        key = TABLES.users_memory_facts.key(fact);
      }
      for (; !next.done; next = await terms.next()) {
        yield termsItem(db, next.value, key);
      }
    },
  };
}

function isUpTo(terms: Doc<"users_memory_terms">, fact: Doc<"users_memory_facts">): boolean {
  return compareValues(terms.factId, fact.factId) <= 0;
}

function termsItem(db: DatabaseWriter, document: Doc<"users_memory_terms">, key: string[]): Item {
  const work = () => db.delete("users_memory_terms", document._id);
  return { table: "users_memory_terms", document, key, work };
}

function itemOf(db: DatabaseWriter, name: MemoryTable, document: Doc<MemoryTable>): Item {
  const table: Table<MemoryTable> = TABLES[name];
  return {
    table: name,
    document,
    key: table.key(document),
    counted: (table.isCallers?.(document) ?? true) ? name : undefined,
    work: () => db.delete(name, document._id),
  };
}

/** A session goes after what is parked for it. */
function sessionsWithParked(db: DatabaseWriter, userId: string): Source {
  return {
    name: "users_sessions",
    async *from(after: string[] = []) {
      let key = after;
      for await (const session of TABLES.users_sessions.ofUser(db, userId, after)) {
        for await (const document of parkedOf(db, session.sessionId)) {
          const work = () => db.delete("parked_writes", document._id);
          yield { table: "parked_writes", document, key, work };
        }
        yield { ...itemOf(db, "users_sessions", session), lookups: 1 };
        key = TABLES.users_sessions.key(session);
      }
    },
  };
}
