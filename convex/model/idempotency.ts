import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { conflict, invalidArgument } from "../errors";
import { isLive } from "../lib/expiry";
import { OPERATIONS } from "../operations";
import type { idempotency, write } from "../validators";
import type { Moment } from "./vocabulary";

/** How a repetition of a write is recognised, and what it is a repetition of. */
export interface Keys {
  operation: string;
  /** the caller's; at most two */
  keys: { value: string; requestHash: string }[];
  /** the gateway's own, for one call and its retries */
  attempt?: string;
}

/** What was recorded of an earlier write, as JSON text; an older version recorded the outcome itself. */
export type Kept = { gist: string } | { outcome: string };

/** And whether it is a repetition, not only the answer to a lost attempt that is given again. */
export type Recorded = Kept & { replayed: boolean };

/** A caller's key never meets an attempt of the same name. */
type Namespace = "callers" | "attempts";

const MAX_KEYS = 2;

/** Longer than any call with all its retries; hours less than what callers' keys are kept. */
const ATTEMPT_TTL_MS = 600_000;

/**
 * In UTF-16 units, where a document may have 1 MiB in UTF-8. Only a batch could pass it, of facts
 * that each take their slot from hundreds of others; its repetition is refused.
 */
const MAX_GIST = 300_000;

/** Into so many parts an older version cut an outcome at most. */
const MAX_PARTS = 64;

export function keysOf(operation: string, options: Infer<typeof write> = {}): Keys {
  const { keys = [], attempt } = options;
  if (keys.length > MAX_KEYS) {
    throw invalidArgument("keys", `a write has at most ${String(MAX_KEYS)} keys`);
  }
  const hashes = new Map(keys.map(({ value, requestHash }) => [value, requestHash]));
  if (keys.some(({ value, requestHash }) => hashes.get(value) !== requestHash)) {
    throw invalidArgument("keys", "one key cannot be of two requests");
  }
  const distinct = [...hashes].map(([value, requestHash]) => ({ value, requestHash }));
  return { operation, keys: distinct, attempt };
}

/** What a look at the keys found: an earlier outcome, or what expired ones have left. */
export interface Lookup {
  recorded?: Recorded;
  expired: Doc<"users_idempotency">[];
}

/** What is recorded under any of the keys; every known key must be of the same request. */
export async function lookUp(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  { operation, keys, attempt }: Keys,
): Promise<Lookup> {
  const lost = attempt === undefined ? null : await find(db, userId, attempt, "attempts");
  if (lost !== null) {
    return { recorded: { ...(await read(db, lost)), replayed: false }, expired: [] };
  }
  const found = [];
  for (const key of keys) {
    const document = await find(db, userId, key.value, "callers");
    if (document !== null && isLive(document, nowMs)) {
      requireSame(document, operation, key.requestHash);
    }
    found.push(...(document === null ? [] : [document]));
  }
  const known = found.find((document) => isLive(document, nowMs));
  return known === undefined
    ? { expired: found }
    : { recorded: { ...(await read(db, known)), replayed: true }, expired: [] };
}

function requireSame(found: Doc<"users_idempotency">, operation: string, requestHash: string) {
  const sameOperation = found.operation === undefined || found.operation === operation;
  if (found.requestHash !== requestHash || !sameOperation) {
    throw conflict("The idempotency key was already used for another request.");
  }
}

/** Records a gist under all keys: with the first, to which the others refer. */
export async function record(
  db: DatabaseWriter,
  { userId, nowMs, idempotencyTtlMs }: Moment,
  { operation, keys, attempt }: Keys,
  expired: Doc<"users_idempotency">[],
  gist: string,
): Promise<void> {
  for (const { key } of expired) {
    await remove(db, userId, key);
  }
  const documents = keys.map(({ value: key, requestHash }) => {
    return { userId, key, requestHash, operation, expiresAtMs: nowMs + idempotencyTtlMs };
  });
  const own = { userId, requestHash: "", attempt: "", expiresAtMs: nowMs + ATTEMPT_TTL_MS };
  const all = attempt === undefined ? documents : [...documents, { ...own, key: attempt }];
  const kept = gist.length > MAX_GIST ? undefined : gist;
  for (const [index, document] of all.entries()) {
    const told = index === 0 ? { gist: kept } : { sameAs: all[0]?.key };
    await db.insert("users_idempotency", { ...document, ...told });
  }
}

/**
 * Takes over that a write was done elsewhere. Its outcome is not known here, so a repetition is
 * refused: better than counting it twice.
 */
export async function importKey(
  db: DatabaseWriter,
  moment: Moment,
  { key, requestHash, expiresAtMs }: Infer<typeof idempotency>,
): Promise<"created" | "unchanged"> {
  const stored = await find(db, moment.userId, key, "callers");
  if (stored !== null && isLive(stored, moment.nowMs)) {
    requireSame(stored, stored.operation ?? "", requestHash);
    return "unchanged";
  }
  await remove(db, moment.userId, key);
  await db.insert("users_idempotency", { userId: moment.userId, key, requestHash, expiresAtMs });
  return "created";
}

/** Whether this is the record of a caller's key, not something that a caller never sees. */
export function isCallers(document: Doc<"users_idempotency">): boolean {
  return document.part === undefined && document.attempt === undefined;
}

async function find(db: DatabaseReader, userId: string, key: string, of: Namespace) {
  const named = await db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId).eq("key", key).eq("part", undefined))
    .take(2);
  return named.find((document) => namespaceOf(document) === of) ?? null;
}

function namespaceOf({ attempt }: Doc<"users_idempotency">): Namespace {
  return attempt === undefined ? "callers" : "attempts";
}

async function read(db: DatabaseReader, found: Doc<"users_idempotency">): Promise<Kept> {
  const { userId, sameAs } = found;
  const first = sameAs === undefined ? found : await find(db, userId, sameAs, "callers");
  if (first?.gist !== undefined) {
    return { gist: first.gist };
  }
  const texts = first === null ? [] : await outcomeOf(db, first);
  const outcome = texts.join("");
  if (texts.length === 0 || texts.includes(undefined) || isOfOldVersion(found, outcome)) {
    throw conflict("The request was done before; what came of it is no longer known.");
  }
  return { outcome };
}

/** Before assessments had records, their outcomes were told in other words. */
function isOfOldVersion({ operation }: Doc<"users_idempotency">, outcome: string): boolean {
  return operation === OPERATIONS.finalizeAssessment.function && !outcome.includes('"effect":');
}

async function remove(db: DatabaseWriter, userId: string, key: string) {
  for (const part of await partsOf(db, userId, key, "callers")) {
    await db.delete("users_idempotency", part._id);
  }
}

/** As an older version recorded it, in parts. */
async function outcomeOf(db: DatabaseReader, first: Doc<"users_idempotency">) {
  const parts = await partsOf(db, first.userId, first.key, namespaceOf(first));
  return parts.map(({ outcome }) => outcome);
}

async function partsOf(db: DatabaseReader, userId: string, key: string, of: Namespace) {
  const parts = await db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId).eq("key", key))
    .take(MAX_PARTS);
  return parts.filter((document) => namespaceOf(document) === of);
}

/** That a write was done; what came of it is only known where it was. */
export function toIdempotency({ key, requestHash, expiresAtMs }: Doc<"users_idempotency">) {
  return { key, requestHash, expiresAtMs };
}
