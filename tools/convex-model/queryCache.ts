import { convexToJson, getConvexSize, type Value } from "convex/values";
import { OBSERVED_TIME_MS, QUERY_CACHE_BYTES } from "./limits";
import { countOfTestWrites } from "./syscalls";
import type { Component, Effects } from "./transaction";

interface Entry {
  value: unknown;
  bytes: number;
  effects: Map<Component, Effects>;
  /** when it was read, if the query asked for the time */
  atMs: number | undefined;
  testWrites: number;
}

/**
 * Answers a query that was answered before, with the very same arguments, until something is written
 * into what it read. A search is taken to have read all documents that its filters let through.
 */
export class QueryCache {
  private readonly entries = new Map<string, Entry>();
  /** of arguments and values */
  bytes = 0;

  find(path: string, args: Value): { value: unknown } | undefined {
    const key = keyOf(path, args);
    const entry = this.entries.get(key);
    const isOld =
      entry?.testWrites !== countOfTestWrites() ||
      (entry.atMs !== undefined && Date.now() - entry.atMs > OBSERVED_TIME_MS);
    if (isOld) {
      this.remove(key);
    }
    return isOld ? undefined : entry;
  }

  keep(
    path: string,
    args: Value,
    { value, effects, atMs }: Pick<Entry, "value" | "effects" | "atMs">,
  ): void {
    const key = keyOf(path, args);
    this.remove(key);
    const bytes = key.length + getConvexSize((value ?? null) as Value);
    this.entries.set(key, { value, effects, atMs, bytes, testWrites: countOfTestWrites() });
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= QUERY_CACHE_BYTES) {
        break;
      }
      this.remove(oldest);
    }
  }

  /** Forgets all answers that a transaction's writes have made wrong. */
  written(effects: Map<Component, Effects>): void {
    for (const [key, entry] of this.entries) {
      if ([...effects].some(([component, writes]) => meets(entry.effects.get(component), writes))) {
        this.remove(key);
      }
    }
  }

  private remove(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

function keyOf(path: string, args: Value): string {
  return `${path} ${JSON.stringify(convexToJson(args))}`;
}

function meets(reads: Effects | undefined, { written }: Effects): boolean {
  return written.some((write) =>
    [write.before, write.after].some(
      (document) =>
        document !== undefined &&
        (reads?.ids.has(document._id) === true ||
          reads?.ranges.some((range) => range.table === write.table && range.contains(document)) ===
            true),
    ),
  );
}
