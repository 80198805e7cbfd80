import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { invalidArgument } from "../errors";
import { areStrings, decodeCursor, type ListName } from "../lib/cursor";
import { documentFault } from "../lib/documentRules";
import { isLive } from "../lib/expiry";
import { compareCodePoints } from "../lib/sets";
import type { Page } from "../validators";
import type { FactText, FactVector, WithoutVector } from "../vectorValidators";
import { changedFacts, findFact } from "./facts";
import { findVector, saveVector, toVector, vectorsOf } from "./factVectors";
import { pageOf, type PageRequest, readPage } from "./pages";
import { findRevision, type Revision, revisionOf } from "./revisions";
import { LIST_BYTES, SCAN_DOCUMENTS } from "./scan";
import type { Moment, Writing } from "./vocabulary";

/** So many are kept at once. */
export const MAX_KEPT = 100;

/** When more facts have changed, all are gone through. */
const MAX_CHANGED = 200;

/** A thousand of 384 dimensions are 0.6 MB. */
const PAGE = { items: 1_000, bytes: LIST_BYTES, documents: SCAN_DOCUMENTS };

/** A model's vectors of a person, by factId; without the time, so that Convex can cache them. */
export async function listVectors(
  db: DatabaseReader,
  userId: string,
  model: string,
  cursor: string | undefined,
): Promise<Page<FactVector>> {
  const name = ["vectors", userId, model];
  return await pageOf(
    {
      name,
      source: vectorsOf(db, userId, model, startOf(name, cursor)),
      wanted: () => true,
      position: ({ factId }) => [factId],
      item: toVector,
    },
    PAGE,
  );
}

/** What is asked for of facts without vector. */
export interface Wish extends PageRequest {
  model: string;
  /** up to here, no fact had been without one */
  since?: Revision;
}

/** Current facts that have no vector of the model, by factId. */
export async function factsWithoutVector(
  db: DatabaseReader,
  moment: Moment,
  wish: Wish,
): Promise<WithoutVector> {
  const revision = revisionOf(await findRevision(db, moment.userId));
  const page =
    (wish.since?.epoch === revision.epoch &&
      (await amongChanged(db, moment, wish, wish.since.revision))) ||
    (await amongAll(db, moment, wish));
  return { ...page, revision };
}

/** Nothing when that many have changed that they are read by pages. */
async function amongChanged(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  { model, limit }: Wish,
  since: number,
): Promise<Page<FactText> | undefined> {
  const changed = await changedFacts(db, userId, since).take(MAX_CHANGED + 1);
  if (changed.length > MAX_CHANGED) {
    return undefined;
  }
  const current = changed.filter((fact) => isCurrent(fact, nowMs));
  const vectors = await Promise.all(current.map(({ factId }) => findVector(db, userId, factId)));
  const missing = current.filter((_, index) => vectors[index]?.model !== model);
  missing.sort((a, b) => compareCodePoints(a.factId, b.factId));
  return { items: missing.slice(0, limit).map(toText) };
}

async function amongAll(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  { model, ...page }: Wish,
): Promise<Page<FactText>> {
  const name = ["without vector", userId, model];
  return await readPage(
    {
      name,
      source: factsBesideVectors(db, userId, model, startOf(name, page.cursor)),
      wanted: ({ fact, vector }) => vector === null && isCurrent(fact, nowMs),
      position: ({ fact }) => [fact.factId],
      item: ({ fact }) => toText(fact),
    },
    page.limit,
  );
}

function toText({ factId, text }: FactText): FactText {
  return { factId, text };
}

/**
 * Keeps vectors beside facts that are still there; an erasure needs no fence against them. Returns how
 * many. The person's revision stays: what a memory says does not change.
 */
export async function keepVectors(
  db: DatabaseWriter,
  userId: string,
  vectors: FactVector[],
): Promise<number> {
  if (vectors.length > MAX_KEPT) {
    throw invalidArgument("vectors", `at most ${String(MAX_KEPT)} vectors are kept at once`);
  }
  let kept = 0;
  for (const vector of vectors) {
    const fault = documentFault("users_memory_fact_vectors", vector);
    if (fault !== undefined) {
      throw invalidArgument("vectors", fault);
    }
    if (await isOfFact(db, userId, vector)) {
      await saveVector(db, userId, vector, await findVector(db, userId, vector.factId));
      kept += 1;
    }
  }
  return kept;
}

/** A fact whose vector becomes that of another model has changed for those who look for such. */
export async function importVector(
  db: DatabaseWriter,
  userId: string,
  vector: FactVector,
  stored: Doc<"users_memory_fact_vectors"> | null,
  { revision }: Writing,
): Promise<void> {
  await saveVector(db, userId, vector, stored);
  const fact = stored?.model === vector.model ? null : await findFact(db, userId, vector.factId);
  if (stored !== null && fact !== null) {
    await db.patch("users_memory_facts", fact._id, { revision });
  }
}

/** Whether its fact is there, and current: others do not rank. */
export async function isOfFact(
  db: DatabaseReader,
  userId: string,
  { factId }: FactVector,
): Promise<boolean> {
  const fact = await findFact(db, userId, factId);
  return fact !== null && fact.supersededAtMs === undefined;
}

export async function isOfLiveFact(
  db: DatabaseReader,
  { userId, factId }: Doc<"users_memory_fact_vectors">,
  nowMs: number,
): Promise<boolean> {
  const fact = await findFact(db, userId, factId);
  return fact !== null && isCurrent(fact, nowMs);
}

function isCurrent(fact: Doc<"users_memory_facts">, nowMs: number): boolean {
  return fact.supersededAtMs === undefined && isLive(fact, nowMs);
}

function startOf(name: ListName, cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : decodeCursor(name, cursor, areStrings)[0];
}

/** Both are in the same order, so that no fact's vector has to be looked for. */
async function* factsBesideVectors(
  db: DatabaseReader,
  userId: string,
  model: string,
  after: string | undefined,
) {
  const vectors = vectorsOf(db, userId, model, after)[Symbol.asyncIterator]();
  let next = await vectors.next();
  for await (const fact of factsOf(db, userId, after)) {
    while (!next.done && compareCodePoints(next.value.factId, fact.factId) < 0) {
      next = await vectors.next();
    }
    const vector = !next.done && next.value.factId === fact.factId ? next.value : null;
    yield { fact, vector };
  }
}

function factsOf(db: DatabaseReader, userId: string, after: string | undefined) {
  return db.query("users_memory_facts").withIndex("by_user_fact", (q) => {
    const range = q.eq("userId", userId);
    return after === undefined ? range : range.gt("factId", after);
  });
}
