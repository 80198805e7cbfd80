import { ConvexError } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { isLive } from "../lib/expiry";
import { joined } from "../lib/factRules";
import { compareCodePoints } from "../lib/sets";
import { renamed } from "../lib/skillRename";
import { findFact, inSlot, saveFact, takeSlot, toFact } from "./facts";
import { toRollup, upsertDaily } from "./progress";
import type { Moment } from "./vocabulary";

/** Rollups, and facts, that one write takes over from each former id. */
const MAX_JOINED = 500;

/** Makes what is stored of a skill under another id, such as its hash, that skill's own. */
export async function joinSkill(
  db: DatabaseWriter,
  moment: Moment,
  formerId: string,
  skillId: string,
): Promise<void> {
  const rollups = await db
    .query("users_progress_daily")
    .withIndex("by_user_skill_date", (q) => q.eq("userId", moment.userId).eq("skillId", formerId))
    .order("desc")
    .take(MAX_JOINED);
  for (const rollup of rollups) {
    await joinRollup(db, moment, rollup, skillId);
  }
  const facts = await db
    .query("users_memory_facts")
    .withIndex("by_user_skill", (q) => q.eq("userId", moment.userId).eq("skillId", formerId))
    .take(MAX_JOINED);
  const slots = new Set<string>();
  for (const fact of facts.filter((found) => isLive(found, moment.nowMs))) {
    const slot = await joinFact(db, moment, fact, formerId, skillId);
    if (slot !== undefined) {
      slots.add(slot);
    }
  }
  for (const slot of slots) {
    await settle(db, moment, slot);
  }
}

/** A day that cannot take all labels of both stays as it is. */
async function joinRollup(
  db: DatabaseWriter,
  moment: Moment,
  rollup: Doc<"users_progress_daily">,
  skillId: string,
) {
  try {
    await upsertDaily(db, moment, { ...toRollup(rollup), skillId });
  } catch (error) {
    if (error instanceof ConvexError) {
      return;
    }
    throw error;
  }
  await db.delete("users_progress_daily", rollup._id);
}

/** The slot that it is in now. */
async function joinFact(
  db: DatabaseWriter,
  moment: Moment,
  former: Doc<"users_memory_facts">,
  formerId: string,
  skillId: string,
) {
  const fact = await renamed(moment.userId, toFact(former), formerId, skillId);
  await db.delete("users_memory_facts", former._id);
  const stored = await findFact(db, moment.userId, fact.factId);
  const live = stored !== null && isLive(stored, moment.nowMs);
  const value = live ? joined(toFact(stored), fact) : fact;
  await saveFact(db, moment.userId, value, stored);
  return value.slot;
}

/** Of the current facts in a slot the one last said stays. */
async function settle(db: DatabaseWriter, moment: Moment, slot: string) {
  const current = (await inSlot(db, moment.userId, slot)).filter((fact) =>
    isLive(fact, moment.nowMs),
  );
  const [last] = current.sort(
    (a, b) => b.lastReinforcedAtMs - a.lastReinforcedAtMs || compareCodePoints(b.factId, a.factId),
  );
  if (last !== undefined) {
    await takeSlot(db, moment, toFact(last));
  }
}
