import { compareValues } from "convex/values";
import type { DataModel, Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { Exported, MemoryTable } from "../exportValidators";
import { concat, nothing } from "./scan";
import type { Moment, Writing } from "./vocabulary";

export type Change = "created" | "updated" | "unchanged";

/** What erasing, sweeping, exporting and importing have to know of a table. */
export interface Table<T extends MemoryTable> {
  /** the user's by natural key ascending, from the start or after a key */
  ofUser(db: DatabaseReader, userId: string, after?: string[]): AsyncIterable<Doc<T>>;
  /** the natural key, as `ofUser` takes it */
  key(document: Doc<T> | Exported<T>): string[];
  /** those of anyone that expired at a time or before, by then; where documents can expire */
  expired?(db: DatabaseReader, nowMs: number, fromMs?: number): AsyncIterable<Doc<T>>;
  /** whether callers know of a document; where they don't of all */
  isCallers?(document: Doc<T>): boolean;
  /** whether a document that does not expire itself is there for callers; where not all are */
  isVisible?(db: DatabaseReader, document: Doc<T>, nowMs: number): Promise<boolean>;
  /** the document without what belongs to the table */
  toExported(document: Doc<T>): Exported<T>;
  /** stores a document as exported, under its natural key */
  import(db: DatabaseWriter, at: Writing, document: Exported<T>): Promise<Change> | Change;
}

/** A table whose import replaces the document of the same key. */
interface Replaced<T extends MemoryTable, K extends string[]> extends Omit<Table<T>, "import"> {
  key(document: Doc<T> | Exported<T>): K;
  find(db: DatabaseReader, userId: string, ...key: K): Promise<Doc<T> | null>;
  /** what of a document tells whether it is another; all of it where absent */
  comparable?(document: Exported<T>): Exported<T>;
  /** whether what it belongs to is there; it is left out as unchanged otherwise */
  hasPlace?(db: DatabaseReader, userId: string, document: Exported<T>): Promise<boolean>;
  /** refuses what must not replace `stored` */
  check?(db: DatabaseReader, moment: Moment, stored: Doc<T> | null): Promise<void> | void;
  save(
    db: DatabaseWriter,
    userId: string,
    document: Exported<T>,
    stored: Doc<T> | null,
    at: Writing,
  ): Promise<void>;
}

export function replaced<T extends MemoryTable, K extends string[]>(
  table: Replaced<T, K>,
): Table<T> {
  return {
    ...table,
    async import(db, at, document) {
      if (table.hasPlace && !(await table.hasPlace(db, at.userId, document))) {
        return "unchanged";
      }
      const stored = await table.find(db, at.userId, ...table.key(document));
      await table.check?.(db, at, stored);
      const compared = (one: Exported<T>) => table.comparable?.(one) ?? one;
      if (
        stored !== null &&
        compareValues(compared(table.toExported(stored)), compared(document)) === 0
      ) {
        return "unchanged";
      }
      await table.save(db, at.userId, document, stored, at);
      return stored === null ? "created" : "updated";
    },
  };
}

/** The tables with an index of that name over that field, by which Convex can type a query for all. */
type Indexed<Name extends string, Field extends string> = {
  [T in MemoryTable]: DataModel[T]["indexes"] extends Record<Name, [Field, "_creationTime"]>
    ? T
    : never;
}[MemoryTable];

type Single = Indexed<"by_user", "userId">;

/** A user has one document, which needs no key. */
export function single<T extends Single>(name: T) {
  const find = (db: DatabaseReader, userId: string) =>
    db.query<Single>(name).withIndex("by_user", (q) => q.eq("userId", userId));
  return {
    ofUser: (db: DatabaseReader, userId: string, after?: string[]) =>
      after ? nothing() : (find(db, userId) as AsyncIterable<Doc<T>>),
    key: (): [] => [],
  };
}

/** A user has several documents, which one or two fields tell apart; an empty one is one, too. */
export function byKey<T extends MemoryTable, F extends (keyof Exported<T> & string)[]>(
  name: T,
  index: keyof DataModel[T]["indexes"] & string,
  ...fields: F
) {
  const find = (db: DatabaseReader, userId: string, same: string[], after?: string) => {
    const query = db.query(name) as unknown as Ordered;
    return query.withIndex(index, (q) => {
      const mine = q.eq("userId", userId);
      const range = same.reduce((range, key, i) => range.eq(fields[i] ?? "", key), mine);
      return after === undefined ? range : range.gt(fields[same.length] ?? "", after);
    }) as AsyncIterable<Doc<T>>;
  };
  return {
    ofUser(db: DatabaseReader, userId: string, after: string[] = []) {
      const behind = after.map((key, i) => find(db, userId, after.slice(0, i), key)).reverse();
      return behind.length === 0 ? find(db, userId, []) : concat(...behind);
    },
    key: (document: Doc<T> | Exported<T>) =>
      fields.map((field) => (document as Record<string, unknown>)[field]) as {
        [I in keyof F]: string;
      },
  };
}

/** A query as it looks when its table is not known. */
interface Ordered {
  withIndex(index: string, range: (q: Range) => unknown): unknown;
}

interface Range {
  eq(field: string, value: string): Range;
  gt(field: string, value: string): unknown;
}

type Expiring = Indexed<"by_expiresAt", "expiresAtMs">;

/** Documents can expire. */
export function expiring<T extends Expiring>(name: T) {
  const find = (db: DatabaseReader, nowMs: number, fromMs: number) =>
    db
      .query<Expiring>(name)
      .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", fromMs).lte("expiresAtMs", nowMs));
  return {
    expired: (db: DatabaseReader, nowMs: number, fromMs = 0) =>
      find(db, nowMs, fromMs) as AsyncIterable<Doc<T>>,
  };
}
