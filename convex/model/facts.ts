import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { invalidArgument, notFound } from "../errors";
import { isLive } from "../lib/expiry";
import { factId } from "../lib/factIds";
import { asFact, patched, reinforce, type Said, strengthMs, takeSlotFrom } from "../lib/factRules";
import { indexTerms } from "../lib/searchTerms";
import type { Fact, FactDraft, FactPatch, FactUpsert } from "../validators";
import { type Applied, changed, deleted, type Moment } from "./vocabulary";

/** A batch has at most this many drafts. */
export const MAX_DRAFTS = 100;

/** A slot has one current fact; expired ones that the sweeper has not reached come on top. */
const MAX_IN_SLOT = 1_000;

/** Says the drafts in order; a slot's new fact supersedes the others that hold it. */
export async function upsertFacts(
  db: DatabaseWriter,
  moment: Moment,
  drafts: FactDraft[],
): Promise<Applied<FactUpsert[]>> {
  if (drafts.length > MAX_DRAFTS) {
    throw invalidArgument("drafts", `a batch has at most ${String(MAX_DRAFTS)} facts`);
  }
  const value: FactUpsert[] = [];
  for (const draft of drafts) {
    value.push(await say(db, moment, await identified(moment.userId, draft)));
  }
  return changed(value);
}

async function identified(userId: string, draft: FactDraft): Promise<Said> {
  const id = draft.factId ?? (await factId(userId, draft.kind, draft.skillId, draft.text));
  return { ...draft, factId: id };
}

async function say(db: DatabaseWriter, moment: Moment, draft: Said): Promise<FactUpsert> {
  const stored = await findFact(db, moment.userId, draft.factId);
  const live = stored !== null && isLive(stored, moment.nowMs);
  const fact = live ? reinforce(toFact(stored), draft) : asFact(draft);
  await saveFact(db, moment.userId, fact, stored);
  const supersededFactIds = await takeSlot(db, moment, fact);
  if (supersededFactIds.length > 0) {
    return { fact, result: "superseded", supersededFactIds };
  }
  return { fact, result: live ? "reinforced" : "created", supersededFactIds };
}

/** The ids of the current facts that lose their slot to this one, ascending. */
export async function takeSlot(db: DatabaseWriter, moment: Moment, fact: Fact): Promise<string[]> {
  const { slot } = fact;
  if (slot === undefined) {
    return [];
  }
  const holders = await inSlot(db, moment.userId, slot);
  const losers = takeSlotFrom(fact, holders, moment.nowMs);
  for (const { _id, supersededAtMs } of losers) {
    await db.patch("users_memory_facts", _id, { supersededAtMs });
  }
  return losers.map((loser) => loser.factId);
}

/** Those not superseded, expired ones too. */
export async function inSlot(db: DatabaseReader, userId: string, slot: string) {
  return await db
    .query("users_memory_facts")
    .withIndex("by_user_slot", (q) =>
      q.eq("userId", userId).eq("slot", slot).eq("supersededAtMs", undefined),
    )
    .take(MAX_IN_SLOT);
}

/** Changes the handling of a live fact; its text is its identity and stays. */
export async function patchFact(
  db: DatabaseWriter,
  moment: Moment,
  id: string,
  patch: FactPatch,
): Promise<Applied<Fact>> {
  const stored = await findFact(db, moment.userId, id);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    throw notFound("There is no such fact.");
  }
  const value = patched(toFact(stored), patch);
  await saveFact(db, moment.userId, value, stored);
  return changed(value);
}

/** True when it was there. */
export async function deleteFact(
  db: DatabaseWriter,
  moment: Moment,
  id: string,
): Promise<Applied<boolean>> {
  const stored = await findFact(db, moment.userId, id);
  if (stored === null) {
    return deleted(false);
  }
  await db.delete("users_memory_facts", stored._id);
  return deleted(isLive(stored, moment.nowMs));
}

/** Inserts or replaces, with what the indexes need. */
export async function saveFact(
  db: DatabaseWriter,
  userId: string,
  fact: Fact,
  stored: Doc<"users_memory_facts"> | null,
): Promise<void> {
  const document = {
    userId,
    ...fact,
    recencyKey: 0 - fact.lastReinforcedAtMs,
    strengthKey: 0 - strengthMs(fact),
    terms: indexTerms(fact),
  };
  if (stored === null) {
    await db.insert("users_memory_facts", document);
  } else {
    await db.replace("users_memory_facts", stored._id, document);
  }
}

export async function findFact(db: DatabaseReader, userId: string, id: string) {
  return await db
    .query("users_memory_facts")
    .withIndex("by_user_fact", (q) => q.eq("userId", userId).eq("factId", id))
    .unique();
}

export function toFact(document: Doc<"users_memory_facts">): Fact {
  const { _id, _creationTime, userId, recencyKey, strengthKey, terms, ...fact } = document;
  return { ...fact, pinned: fact.pinned ?? false };
}

/** The user's current facts, strongest first, then by factId. */
export function strongest(db: DatabaseReader, userId: string) {
  return db
    .query("users_memory_facts")
    .withIndex("by_user_strength", (q) => q.eq("userId", userId).eq("supersededAtMs", undefined));
}
