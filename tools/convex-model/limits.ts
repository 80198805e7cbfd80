/** What the backend lets one function do, and what its work takes. */
export interface Limits {
  documentsRead: number;
  bytesRead: number;
  /** read ranges: an index range each, and one for each document that is named by its id */
  databaseQueries: number;
  documentsWritten: number;
  bytesWritten: number;
  /** in the database, as modelled */
  millis: number;
}

/** The defaults of the open-source backend (crates/common/src/knobs.rs, August 2026). */
export const LIMITS: Limits = {
  documentsRead: 32_000,
  bytesRead: 16 * 2 ** 20,
  databaseQueries: 4_096,
  documentsWritten: 16_000,
  bytesWritten: 16 * 2 ** 20,
  millis: 15_000,
};

/** Reads that are issued together are answered together, up to so many. */
export const READS_IN_ROUND = 16;

/** Documents of an index range that one look into the store brings. */
export const PREFETCH = 100;

/** Documents that a transaction has read are at hand without another look, up to so many bytes. */
export const TRANSACTION_CACHE_BYTES = 16 * 2 ** 20;

/** What the query cache holds. */
export const QUERY_CACHE_BYTES = 100 * 2 ** 20;

/** A query that asked for the time is cached for no longer than this. */
export const OBSERVED_TIME_MS = 5_000;

/**
 * One look into a store on another machine, and one call from a function into the backend. Assumed, not
 * measured: with them, 1,000 search hits take the 1.6 s that were reported of a real deployment.
 */
export const ROUND_MS = 1.55;
export const CALL_MS = 0.05;
