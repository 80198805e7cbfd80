import { getConvexSize } from "convex/values";
import type { Doc, TableNames } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { decodeCursor, encodeCursor, type ListName, type Position } from "../lib/cursor";
import type { DeletedPage, MemoryTable } from "../exportValidators";
import { changeCount } from "./parked";

/** A document that goes, or from which something goes. */
export interface Item {
  table: TableNames;
  document: Doc<TableNames>;
  /** after which a later page goes on */
  key: Position;
  /** the table under which it is counted; absent when callers don't know of it */
  counted?: MemoryTable;
  /** how often finding it took a look into the store that others don't take */
  lookups?: number;
  /** absent when it only has to be passed */
  work?: () => Promise<unknown>;
}

/** Where documents come from, in an order in which a later page can go on. */
export interface Source {
  name: string;
  from(after?: Position): AsyncIterable<Item>;
}

/**
 * What one page may take of all its sources together. Convex lets a function read 16 MiB and 4,096
 * ranges, and charges what is deleted or patched a second time, as a range of its own; and the page has
 * to end long before the gateway stops waiting for it.
 */
class Budget {
  private static readonly DOCUMENTS = 1_000;
  private static readonly CHARGED_BYTES = 10 * 2 ** 20;
  private static readonly LOOKUPS = 200;
  private documents = 0;
  private counted = 0;
  private bytes = 0;
  private lookups = 0;

  constructor(private readonly limit: number) {}

  /** Whether there is room for one more; there always is for the first. */
  admits({ document, counted, lookups = 0 }: Item): boolean {
    const charged = 2 * getConvexSize(document);
    const fits =
      this.documents < Budget.DOCUMENTS &&
      this.counted + (counted ? 1 : 0) <= this.limit &&
      this.bytes + charged <= Budget.CHARGED_BYTES &&
      this.lookups + lookups <= Budget.LOOKUPS;
    if (!fits && this.documents > 0) {
      return false;
    }
    this.documents += 1;
    this.counted += counted ? 1 : 0;
    this.bytes += charged;
    this.lookups += lookups;
    return true;
  }
}

/** Whether the run has deleted anything so far, a source, and a key in it. */
type Place = [0 | 1, string, ...Position];

/** How a page is asked for. */
export interface PageOf {
  /** documents that callers know of, at most */
  limit: number;
  cursor?: string;
}

/** What is to be deleted. */
export interface Deletion {
  name: ListName;
  sources: Source[];
  /** whether a run of several pages is followed by another one, for what was written behind it */
  repeats: boolean;
}

/** Deletes a page of what the sources have, one after the other, from the start or where one ended. */
export async function deletePage(
  db: DatabaseWriter,
  { name, sources, repeats }: Deletion,
  { limit, cursor }: PageOf,
): Promise<DeletedPage> {
  const place = cursor === undefined ? undefined : decodeCursor(name, cursor, isPlace);
  const [hasWorked, ...start]: [0 | 1, ...Position] = place ?? [0];
  const { items, next } = await collect(sources, start, new Budget(Math.max(1, limit)));
  const works = items.flatMap(({ work }) => work ?? []);
  await Promise.all(works.map((work) => work()));
  const parked = items.filter(({ table }) => table === "parked_writes").length;
  if (parked > 0) {
    await changeCount(db, -parked);
  }
  const worked = hasWorked === 1 || works.length > 0;
  return next === undefined
    ? { deleted: countsOf(items), more: repeats && worked && place !== undefined }
    : {
        deleted: countsOf(items),
        more: true,
        cursor: encodeCursor(name, [worked ? 1 : 0, ...next]),
      };
}

async function collect(
  sources: Source[],
  [start, ...after]: Position,
  budget: Budget,
): Promise<{ items: Item[]; next?: Position }> {
  const items: Item[] = [];
  let next: Position | undefined;
  const first = sources.findIndex(({ name }) => name === start);
  for (const [index, source] of sources.slice(Math.max(0, first)).entries()) {
    const rest = source.from(index === 0 && after.length > 0 ? after : undefined);
    for await (const item of rest) {
      if (!budget.admits(item)) {
        return { items, next };
      }
      items.push(item);
      next = [source.name, ...item.key];
    }
  }
  return { items };
}

function countsOf(items: Item[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { counted } of items) {
    if (counted !== undefined) {
      counts[counted] = (counts[counted] ?? 0) + 1;
    }
  }
  return counts;
}

function isPlace(position: unknown[]): position is Place {
  const [worked, source, ...key] = position;
  return (
    (worked === 0 || worked === 1) &&
    typeof source === "string" &&
    key.every((part) => typeof part === "string" || typeof part === "number")
  );
}
