/** Metrics that more than one part of the page reads; docs/operations.md has them all. */

export const WRITES = "usermemory_writes_total";
export const CONTEXTS = "usermemory_context_seconds";
export const BUDGET = "usermemory_context_budget_utilisation_percent";
export const PURGED = "usermemory_ttl_purged_documents_total";
export const ERASED = "usermemory_erased_documents_total";
