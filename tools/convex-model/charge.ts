import { CALL_MS, type Limits, PREFETCH, ROUND_MS } from "./limits";

/** What one transaction cost. */
export interface Charge {
  /** documents read, each time that they are */
  documents: number;
  /** of these documents */
  bytes: number;
  ranges: number;
  /** sequential looks into the store */
  rounds: number;
  /** from the function into the backend */
  calls: number;
  /** index entries of what is deleted by now, which its ranges walked over */
  tombstones: number;
  /** documents written or deleted */
  written: number;
  bytesWritten: number;
  /** of the keys of index entries that were added or removed */
  indexBytes: number;
  /** in the database, as modelled */
  millis: number;
  /** answered by the query cache, at no cost */
  fromCache: boolean;
}

export function noCharge(fromCache = false): Charge {
  const reads = { documents: 0, bytes: 0, ranges: 0, rounds: 0, calls: 0, tombstones: 0 };
  return { ...reads, written: 0, bytesWritten: 0, indexBytes: 0, millis: 0, fromCache };
}

/** Adds up what a transaction costs, and stops it where the backend would. */
export class Meter {
  readonly charge = noCharge();
  private readonly ranges = new Set<string>();

  constructor(private readonly limits: Limits) {}

  read(bytes: number): void {
    this.charge.documents += 1;
    this.charge.bytes += bytes;
    this.require("Too many documents read", this.charge.documents, this.limits.documentsRead);
    this.require("Too many bytes read", this.charge.bytes, this.limits.bytesRead);
  }

  /** The same range counts once. */
  range(key: string): void {
    this.ranges.add(key);
    this.charge.ranges = this.ranges.size;
    this.require("Too many reads", this.charge.ranges, this.limits.databaseQueries);
  }

  write(bytes: number, indexBytes: number): void {
    this.charge.written += 1;
    this.charge.bytesWritten += bytes;
    this.charge.indexBytes += indexBytes;
    this.require("Too many writes", this.charge.written, this.limits.documentsWritten);
    this.require("Too many bytes written", this.charge.bytesWritten, this.limits.bytesWritten);
  }

  call(): void {
    this.charge.calls += 1;
    this.time();
  }

  round(): void {
    this.charge.rounds += 1;
    this.time();
  }

  passed(tombstones: number): void {
    this.charge.tombstones += tombstones;
    this.time();
  }

  private time(): void {
    const { rounds, calls, tombstones } = this.charge;
    this.charge.millis = (rounds + tombstones / PREFETCH) * ROUND_MS + calls * CALL_MS;
    this.require("Function execution timed out", this.charge.millis, this.limits.millis);
  }

  private require(what: string, used: number, limit: number): void {
    if (used > limit) {
      throw new Error(`${what} in a single function execution (limit: ${String(limit)})`);
    }
  }
}
