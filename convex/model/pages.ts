import type { Value } from "convex/values";
import { invalidArgument } from "../errors";
import {
  decodeCursor,
  encodeCursor,
  isNumberAndString,
  type ListName,
  type Position,
} from "../lib/cursor";
import type { Page } from "../validators";
import { type Bounds, concat, LIST_BYTES, scan, SCAN_DOCUMENTS } from "./scan";

export interface PageRequest {
  cursor?: string;
  limit: number;
}

export const MAX_LIMIT = 200;

/** How a list is read and named in its cursors. */
export interface List<D extends Value, T> {
  name: ListName;
  source: AsyncIterable<D>;
  wanted: (document: D) => boolean;
  position: (document: D) => Position;
  item: (document: D) => T;
}

export async function readPage<D extends Value, T>(
  list: List<D, T>,
  limit: number,
): Promise<Page<T>> {
  requireLimit(limit);
  return await pageOf(list, { items: limit, bytes: LIST_BYTES, documents: SCAN_DOCUMENTS });
}

/** The same for who has bounds of his own. */
export async function pageOf<D extends Value, T>(
  list: List<D, T>,
  bounds: Bounds,
): Promise<Page<T>> {
  const { items, more, last } = await scan(list.source, list.wanted, bounds);
  return {
    items: items.map(list.item),
    nextCursor: more && last ? encodeCursor(list.name, list.position(last)) : undefined,
  };
}

export function requireLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw invalidArgument("limit", `limit must be 1 to ${String(MAX_LIMIT)}`);
  }
}

/**
 * A list that an index orders by a number and an id, from the start or after a cursor: the rest of
 * the ties of the cursor's number, then what follows.
 */
export function ordered<D>(
  name: ListName,
  cursor: string | undefined,
  ties: (key: number, id: string) => AsyncIterable<D>,
  following: (key: number) => AsyncIterable<D>,
): AsyncIterable<D> {
  if (cursor === undefined) {
    return following(-Infinity);
  }
  const [key, id] = decodeCursor(name, cursor, isNumberAndString);
  return concat(ties(key, id), following(key));
}
