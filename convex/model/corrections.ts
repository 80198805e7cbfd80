import { compareValues } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { conflict, notFound } from "../errors";
import { corrected, outdated, respelt } from "../lib/correctionRules";
import { isLive } from "../lib/expiry";
import { factId } from "../lib/factIds";
import type { CorrectedFact, FactCorrection } from "../validators";
import { findFact, saveFact, settleSlot, toFact } from "./facts";
import { type Applied, changed, type Moment, type Writing } from "./vocabulary";

type FactDocument = Doc<"users_memory_facts">;

/** Of what corrects each other, so many are told. */
const MAX_RELATED = 500;

/** Makes a fact say something else: another one takes its place. */
export async function correctFact(
  db: DatabaseWriter,
  moment: Writing,
  oldId: string,
  correction: FactCorrection,
): Promise<Applied<CorrectedFact>> {
  const { userId, nowMs } = moment;
  const stored = await findLive(db, moment, oldId);
  if (stored === undefined) {
    throw notFound("There is no such fact.");
  }
  const id = await factId(userId, stored.kind, stored.skillId, correction.text);
  if (id === oldId) {
    return await respell(db, moment, stored, correction);
  }
  const said = await findLive(db, moment, id);
  if (stored.supersededAtMs !== undefined) {
    return known(stored, said);
  }
  const old = toFact(stored);
  const value = corrected(old, correction, id, said && toFact(said), nowMs);
  await saveFact(db, moment, outdated(old, correction.retainedUntilMs, id, nowMs), stored);
  await saveFact(db, moment, value, said ?? (await findFact(db, userId, id)));
  const { supersededAtMs } = await settleSlot(db, moment, value.slot, id);
  return changed({ fact: { ...value, supersededAtMs }, replaces: oldId });
}

async function respell(
  db: DatabaseWriter,
  moment: Writing,
  stored: FactDocument,
  correction: FactCorrection,
): Promise<Applied<CorrectedFact>> {
  const before = toFact(stored);
  const fact = respelt(before, correction);
  if (compareValues(fact, before) === 0) {
    return { value: { fact }, effect: "unchanged" };
  }
  await saveFact(db, moment, fact, stored);
  return changed({ fact });
}

/** Somebody was faster; who wanted the same has it. */
function known(stored: FactDocument, said: FactDocument | undefined): Applied<CorrectedFact> {
  if (said === undefined || said.factId !== stored.correctedBy) {
    throw conflict("The fact has been superseded.");
  }
  return { value: { fact: toFact(said), replaces: stored.factId }, effect: "unchanged" };
}

/** What a fact was corrected to, and all that was corrected to become one of these; live ones. */
export async function related(
  db: DatabaseReader,
  moment: Moment,
  stored: FactDocument,
): Promise<FactDocument[]> {
  const ids = await laterIds(db, moment, stored);
  const seen = new Set(ids);
  for (let i = 0; i < ids.length && ids.length < MAX_RELATED; i++) {
    for (const earlier of await correctedTo(db, moment.userId, ids[i] ?? "")) {
      if (!seen.has(earlier.factId)) {
        seen.add(earlier.factId);
        ids.push(earlier.factId);
      }
    }
  }
  const facts = await Promise.all(ids.slice(0, MAX_RELATED).map((id) => findLive(db, moment, id)));
  return facts.filter((fact) => fact !== undefined);
}

async function laterIds(db: DatabaseReader, moment: Moment, stored: FactDocument) {
  const ids = [stored.factId];
  let next = stored.correctedBy;
  while (next !== undefined && !ids.includes(next) && ids.length < MAX_RELATED) {
    ids.push(next);
    next = (await findFact(db, moment.userId, next))?.correctedBy;
  }
  return ids;
}

async function correctedTo(db: DatabaseReader, userId: string, id: string) {
  return await db
    .query("users_memory_facts")
    .withIndex("by_user_correction", (q) => q.eq("userId", userId).eq("correctedBy", id))
    .take(MAX_RELATED);
}

async function findLive(db: DatabaseReader, { userId, nowMs }: Moment, id: string) {
  const stored = await findFact(db, userId, id);
  return stored !== null && isLive(stored, nowMs) ? stored : undefined;
}
