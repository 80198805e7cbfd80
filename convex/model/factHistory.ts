import type { DatabaseReader } from "../_generated/server";
import { notFound } from "../errors";
import { isLive } from "../lib/expiry";
import { compareCodePoints } from "../lib/sets";
import type { Fact } from "../validators";
import { related } from "./corrections";
import { factsInSlot, findFact, toFact } from "./facts";
import type { Moment } from "./vocabulary";

/**
 * The unexpired fact, with every other one of its slot if it has one, and what was corrected to become
 * one of these, or they were corrected to; by factId ascending.
 */
export async function factHistory(
  db: DatabaseReader,
  moment: Moment,
  factId: string,
): Promise<Fact[]> {
  const stored = await findFact(db, moment.userId, factId);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    throw notFound("There is no such fact.");
  }
  const { slot } = stored;
  const inSlot = slot === undefined ? [] : await factsInSlot(db, moment, slot);
  const all = [...inSlot, ...(await related(db, moment, stored))];
  const byId = new Map(all.map((fact) => [fact.factId, fact]));
  return [...byId.values()].map(toFact).sort((a, b) => compareCodePoints(a.factId, b.factId));
}
