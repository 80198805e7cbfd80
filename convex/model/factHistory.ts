import type { DatabaseReader } from "../_generated/server";
import { notFound } from "../errors";
import { isLive } from "../lib/expiry";
import { compareCodePoints } from "../lib/sets";
import type { Fact } from "../validators";
import { factsInSlot, findFact, toFact } from "./facts";
import type { Moment } from "./vocabulary";

/** The unexpired fact, with every other one of its slot if it has one; by factId ascending. */
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
  const all = slot === undefined ? [stored] : await factsInSlot(db, moment, slot);
  return all.map(toFact).sort((a, b) => compareCodePoints(a.factId, b.factId));
}
