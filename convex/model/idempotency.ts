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

/** What was recorded of an earlier write. */
export interface Recorded {
  /** the value as JSON text */
  outcome: string;
  /** false when it is only the answer to a lost attempt that is given again */
  replayed: boolean;
}

const MAX_KEYS = 2;

/** Longer than any call with all its retries; hours less than what callers' keys are kept. */
const ATTEMPT_TTL_MS = 600_000;

/** In UTF-16 units; in UTF-8 three times as many bytes at most, where a document may have 1 MiB. */
const PART_LENGTH = 300_000;

/** More parts than any answer of at most 16 MiB needs. */
const MAX_PARTS = 64;

export function keysOf(operation: string, options: Infer<typeof write> = {}): Keys {
  const { keys = [], attempt } = options;
  if (keys.length > MAX_KEYS) {
    throw invalidArgument("keys", `a write has at most ${String(MAX_KEYS)} keys`);
  }
  return { operation, keys, attempt };
}

/** What a look at the keys found: an earlier outcome, or what expired ones have left. */
export interface Lookup {
  recorded?: Recorded;
  expired: Doc<"users_idempotency">[];
}

/** The outcome recorded under any of the keys; every known key must be of the same request. */
export async function lookUp(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  { operation, keys, attempt }: Keys,
): Promise<Lookup> {
  const lost = attempt === undefined ? null : await find(db, userId, attempt);
  if (lost !== null) {
    return { recorded: { outcome: await readOutcome(db, lost), replayed: false }, expired: [] };
  }
  const found = [];
  for (const key of keys) {
    const document = await find(db, userId, key.value);
    if (document !== null && isLive(document, nowMs)) {
      requireSame(document, operation, key.requestHash);
    }
    found.push(...(document === null ? [] : [document]));
  }
  const known = found.find((document) => isLive(document, nowMs));
  return known === undefined
    ? { expired: found }
    : { recorded: { outcome: await readOutcome(db, known), replayed: true }, expired: [] };
}

function requireSame(found: Doc<"users_idempotency">, operation: string, requestHash: string) {
  const sameOperation = found.operation === undefined || found.operation === operation;
  if (found.requestHash !== requestHash || !sameOperation) {
    throw conflict("The idempotency key was already used for another request.");
  }
}

/** Records an outcome under all keys: once in full, the other records refer to it. */
export async function record(
  db: DatabaseWriter,
  { userId, nowMs, idempotencyTtlMs }: Moment,
  { operation, keys, attempt }: Keys,
  expired: Doc<"users_idempotency">[],
  outcome: string,
): Promise<void> {
  for (const { key } of expired) {
    await remove(db, userId, key);
  }
  const documents = keys.map(({ value: key, requestHash }) => {
    return { userId, key, requestHash, operation, expiresAtMs: nowMs + idempotencyTtlMs };
  });
  const own = { userId, requestHash: "", operation, expiresAtMs: nowMs + ATTEMPT_TTL_MS };
  const all = attempt === undefined ? documents : [...documents, { ...own, key: attempt, attempt }];
  for (const [index, document] of all.entries()) {
    if (index > 0) {
      await db.insert("users_idempotency", { ...document, sameAs: all[0]?.key });
    } else {
      await insertParts(db, document, outcome);
    }
  }
}

async function insertParts(
  db: DatabaseWriter,
  document: Omit<Doc<"users_idempotency">, "_id" | "_creationTime">,
  outcome: string,
) {
  for (const [index, text] of split(outcome).entries()) {
    const part = index === 0 ? undefined : index;
    await db.insert("users_idempotency", { ...document, outcome: text, part });
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
  const stored = await find(db, moment.userId, key);
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

async function find(db: DatabaseReader, userId: string, key: string) {
  return await db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId).eq("key", key).eq("part", undefined))
    .unique();
}

async function readOutcome(db: DatabaseReader, found: Doc<"users_idempotency">) {
  const texts =
    found.outcome !== undefined && found.outcome.length < PART_LENGTH - 1
      ? [found.outcome]
      : (await partsOf(db, found.userId, found.sameAs ?? found.key)).map((part) => part.outcome);
  const outcome = texts.join("");
  if (texts.length === 0 || texts.includes(undefined) || isOfOldVersion(found, outcome)) {
    throw conflict("The request was done before; what came of it is no longer known.");
  }
  return outcome;
}

/** Before assessments had records, their outcomes were told in other words. */
function isOfOldVersion({ operation }: Doc<"users_idempotency">, outcome: string): boolean {
  return operation === OPERATIONS.finalizeAssessment.function && !outcome.includes('"effect":');
}

async function remove(db: DatabaseWriter, userId: string, key: string) {
  for (const part of await partsOf(db, userId, key)) {
    await db.delete("users_idempotency", part._id);
  }
}

async function partsOf(db: DatabaseReader, userId: string, key: string) {
  return await db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId).eq("key", key))
    .take(MAX_PARTS);
}

/** Never between the halves of a surrogate pair, which would not survive on their own. */
function split(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + PART_LENGTH;
    const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    parts.push(text.slice(start, splitsPair ? end - 1 : end));
    start = splitsPair ? end - 1 : end;
  }
  return parts;
}

/** That a write was done; its outcome repeats what other tables say and is left out. */
export function toIdempotency({ key, requestHash, expiresAtMs }: Doc<"users_idempotency">) {
  return { key, requestHash, expiresAtMs };
}
