import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { invalidArgument, notFound } from "../errors";
import { isLive } from "../lib/expiry";
import { factId } from "../lib/factIds";
import {
  asFact,
  isCorrected,
  patched,
  reinforce,
  type Said,
  settle,
  strengthMs,
} from "../lib/factRules";
import { originOf } from "../lib/origins";
import { compareCodePoints } from "../lib/sets";
import type { Fact, FactDraft, FactPatch, FactUpsert } from "../validators";
import { removeDerived, saveDerived } from "./derived";
import { type Applied, changed, deleted, type Moment, type Writing } from "./vocabulary";

/** A batch has at most this many drafts. */
export const MAX_DRAFTS = 100;

/** Of a slot's facts the current one and the latest others are looked at. */
const MAX_IN_SLOT = 500;

/** Says the drafts in order; a slot's new fact supersedes the others that hold it. */
export async function upsertFacts(
  db: DatabaseWriter,
  moment: Writing,
  drafts: FactDraft[],
): Promise<Applied<FactUpsert[]>> {
  if (drafts.length > MAX_DRAFTS) {
    throw invalidArgument("drafts", `a batch has at most ${String(MAX_DRAFTS)} facts`);
  }
  const value: FactUpsert[] = [];
  for (const draft of drafts) {
    value.push(await say(db, moment, await complete(moment.userId, draft)));
  }
  return changed(value);
}

/** With what is derived when it is not told. */
export async function complete(userId: string, draft: FactDraft): Promise<Said> {
  return {
    ...draft,
    factId: draft.factId ?? (await factId(userId, draft.kind, draft.skillId, draft.text)),
    recordedAtMs: draft.recordedAtMs ?? draft.createdAtMs,
    origin: draft.origin ?? originOf(draft.source, draft.sessionId),
  };
}

/** Says one; of its slot the fact that was so last is current. */
export async function say(db: DatabaseWriter, moment: Writing, draft: Said): Promise<FactUpsert> {
  const stored = await findFact(db, moment.userId, draft.factId);
  const live = stored !== null && isLive(stored, moment.nowMs);
  const fact = live ? reinforce(toFact(stored), draft) : asFact(draft);
  await saveFact(db, moment, fact, stored);
  const settled = await settleSlot(db, moment, fact.slot, fact.factId);
  const { supersededAtMs } = isCorrected(fact) ? fact : settled;
  const value = { ...fact, supersededAtMs };
  const supersededFactIds = settled.superseded;
  const saidAs = live ? (isCorrected(fact) ? "corrected" : "reinforced") : "created";
  const result = supersededFactIds.length > 0 ? "superseded" : saidAs;
  return { factId: fact.factId, fact: value, result, supersededFactIds };
}

/** Whether there is a live fact of that id. */
export async function isStored(db: DatabaseReader, { userId, nowMs }: Moment, id: string) {
  const stored = await findFact(db, userId, id);
  return stored !== null && isLive(stored, nowMs);
}

/** Deletes facts that make room for others. */
export async function fadeFacts(db: DatabaseWriter, moment: Writing, ids: string[]): Promise<void> {
  for (const id of ids) {
    const stored = await findFact(db, moment.userId, id);
    if (stored !== null) {
      await takeBackFact(db, moment, stored);
    }
  }
}

/** What became of a slot: the ids that lost it, ascending, and since when the one said is. */
interface Settled {
  superseded: string[];
  supersededAtMs?: number;
}

/** Makes the fact of a slot current that was so last, after one was said or taken away. */
export async function settleSlot(
  db: DatabaseWriter,
  moment: Writing,
  slot: string | undefined,
  saidId?: string,
): Promise<Settled> {
  if (slot === undefined) {
    return { superseded: [] };
  }
  const before = await factsInSlot(db, moment, slot);
  const after = settle(before, saidId);
  const superseded: string[] = [];
  for (const [index, fact] of before.entries()) {
    const { _id, factId, supersededAtMs: was } = fact;
    const supersededAtMs = after[index]?.supersededAtMs;
    if (was !== supersededAtMs) {
      const { revision } = moment;
      await db.patch("users_memory_facts", _id, { supersededAtMs, revision, terms: undefined });
      await saveDerived(db, moment.userId, { ...fact, supersededAtMs }, fact);
    }
    if (was === undefined && supersededAtMs !== undefined && factId !== saidId) {
      superseded.push(factId);
    }
  }
  const said = after.find(({ factId }) => factId === saidId);
  return { superseded: superseded.sort(compareCodePoints), supersededAtMs: said?.supersededAtMs };
}

/** Unexpired ones, current and superseded. */
export async function factsInSlot(db: DatabaseReader, { userId, nowMs }: Moment, slot: string) {
  const current = await db
    .query("users_memory_facts")
    .withIndex("by_user_slot", (q) =>
      q.eq("userId", userId).eq("slot", slot).eq("supersededAtMs", undefined),
    )
    .take(MAX_IN_SLOT);
  const superseded = await db
    .query("users_memory_facts")
    .withIndex("by_user_slot", (q) =>
      q.eq("userId", userId).eq("slot", slot).gte("supersededAtMs", 0),
    )
    .order("desc")
    .take(MAX_IN_SLOT);
  return [...current, ...superseded].filter((fact) => isLive(fact, nowMs));
}

/** Changes the handling of a live fact; its text is its identity and stays. */
export async function patchFact(
  db: DatabaseWriter,
  moment: Writing,
  id: string,
  patch: FactPatch,
): Promise<Applied<Fact>> {
  const stored = await findFact(db, moment.userId, id);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    throw notFound("There is no such fact.");
  }
  const value = patched(toFact(stored), patch);
  await saveFact(db, moment, value, stored);
  return changed(value);
}

/** True when it was there. */
export async function deleteFact(
  db: DatabaseWriter,
  moment: Writing,
  id: string,
): Promise<Applied<boolean>> {
  const stored = await findFact(db, moment.userId, id);
  if (stored === null) {
    return deleted(false);
  }
  await removeFact(db, moment, stored);
  return deleted(isLive(stored, moment.nowMs));
}

/** Takes a fact back as if it had never been said, so that another may hold its slot again. */
export async function takeBackFact(
  db: DatabaseWriter,
  moment: Writing,
  stored: Doc<"users_memory_facts">,
): Promise<void> {
  await removeFact(db, moment, stored);
  await settleSlot(db, moment, stored.slot);
}

/** Inserts or replaces, with what the indexes need. */
export async function saveFact(
  db: DatabaseWriter,
  moment: Writing,
  fact: Fact,
  stored: Doc<"users_memory_facts"> | null,
): Promise<void> {
  const document = {
    userId: moment.userId,
    ...fact,
    revision: moment.revision,
    recencyKey: 0 - fact.recordedAtMs,
    strengthKey: 0 - strengthMs(fact),
  };
  if (stored === null) {
    await db.insert("users_memory_facts", document);
  } else {
    await db.replace("users_memory_facts", stored._id, document);
  }
  await saveDerived(db, moment.userId, fact, stored);
}

/** Whatever takes a fact away does it here, so that who knows it is told. */
export async function removeFact(
  db: DatabaseWriter,
  moment: Writing,
  fact: Doc<"users_memory_facts">,
): Promise<void> {
  await removeDerived(db, fact);
  await db.delete("users_memory_facts", fact._id);
  moment.gone.push({ table: "facts", id: fact.factId });
}

export async function findFact(db: DatabaseReader, userId: string, id: string) {
  return await db
    .query("users_memory_facts")
    .withIndex("by_user_fact", (q) => q.eq("userId", userId).eq("factId", id))
    .unique();
}

export function toFact(document: Doc<"users_memory_facts">): Fact {
  const { _id, _creationTime, userId, recencyKey, strengthKey, terms, revision, ...fact } =
    document;
  return {
    ...fact,
    pinned: fact.pinned ?? false,
    recordedAtMs: fact.recordedAtMs ?? fact.createdAtMs,
    origins: fact.origins ?? [],
  };
}

/** The user's current facts, strongest first, then by factId. */
export function strongest(db: DatabaseReader, userId: string) {
  return db
    .query("users_memory_facts")
    .withIndex("by_user_strength", (q) => q.eq("userId", userId).eq("supersededAtMs", undefined));
}

/** Those that have changed since a revision, superseded ones among them. */
export function changedFacts(db: DatabaseReader, userId: string, since: number) {
  return db
    .query("users_memory_facts")
    .withIndex("by_user_revision", (q) => q.eq("userId", userId).gt("revision", since));
}
