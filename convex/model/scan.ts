import { getConvexSize, type Value } from "convex/values";

/** How much one list may read, whatever the user has stored. */
export interface Bounds {
  /** at most this many items are returned */
  items: number;
  /** at most about this many bytes are returned */
  bytes: number;
  /** at most this many documents are read, wanted or not */
  documents: number;
}

/** Far below the 16 MiB and 32,000 documents that Convex lets one function read. */
export const LIST_BYTES = 4 * 2 ** 20;
export const SCAN_DOCUMENTS = 8_000;

/** What one scan reads in all, wanted or not. */
const SCAN_BYTES = 8 * 2 ** 20;

export interface Scanned<T> {
  items: T[];
  /** Whether at least one more wanted item follows, or may follow when a bound ended the scan. */
  more: boolean;
  /** The last document read before the scan ended, wanted or not. */
  last?: T;
}

/**
 * Reads in order and keeps what is wanted. Filtering happens here because expiry cannot be part of an
 * index that is ordered by something else; the sweeper keeps what is skipped small.
 */
export async function scan<T extends Value>(
  source: AsyncIterable<T>,
  wanted: (document: T) => boolean,
  bounds: Bounds,
): Promise<Scanned<T>> {
  const items: T[] = [];
  let bytes = 0;
  let read = 0;
  let documents = 0;
  let last: T | undefined;
  for await (const document of source) {
    documents += 1;
    const size = getConvexSize(document);
    read += size;
    if (wanted(document)) {
      bytes += size;
      const full = items.length === bounds.items || (items.length > 0 && bytes > bounds.bytes);
      if (full) {
        return { items, more: true, last };
      }
      items.push(document);
    } else if (documents >= bounds.documents || read > SCAN_BYTES) {
      return { items, more: true, last: document };
    }
    last = document;
  }
  return { items, more: false, last };
}

/** One source after another. */
export async function* concat<T>(...sources: AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const source of sources) {
    yield* source;
  }
}

/** Several at a time. */
export async function* batches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of source) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}

export async function* nothing(): AsyncGenerator<never> {
  // an iterable that is typed as any other
}
