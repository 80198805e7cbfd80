import { ConvexError } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { isLive } from "../lib/expiry";
import { joined } from "../lib/factRules";
import { renamed, renamedRecord, type SkillRename } from "../lib/skillRename";
import { saveRecord, toRecord } from "./assessmentRecords";
import { findFact, removeFact, saveFact, settleSlot, toFact } from "./facts";
import { toRollup, upsertDaily } from "./progress";
import type { Moment, Writing } from "./vocabulary";

/** Rollups, and facts, that one write takes over from each former id. */
const MAX_JOINED = 500;

/** So many records of assessments are looked at; years of several a day. */
const MAX_RECORDS = 4_000;

/**
 * Makes what is stored of a skill under another id, such as its hash, that skill's own; and the records
 * of assessments say so, too, so that these can still be scored again or taken back.
 */
export async function joinSkill(
  db: DatabaseWriter,
  moment: Writing,
  skill: SkillRename,
): Promise<void> {
  const days = await joinRollups(db, moment, skill);
  const factIds = await joinFacts(db, moment, skill);
  if (days.size > 0 || factIds.size > 0) {
    await renameRecords(db, moment, (record) => renamedRecord(record, skill, days, factIds));
  }
}

/** The days that are of the other id now. */
async function joinRollups(db: DatabaseWriter, moment: Writing, { from, to }: SkillRename) {
  const rollups = await db
    .query("users_progress_daily")
    .withIndex("by_user_skill_date", (q) => q.eq("userId", moment.userId).eq("skillId", from))
    .order("desc")
    .take(MAX_JOINED);
  const days = new Set<string>();
  for (const rollup of rollups) {
    if (await joinRollup(db, moment, rollup, to)) {
      days.add(rollup.dateYYYYMMDD);
    }
  }
  return days;
}

/** Whether it was joined: a day that cannot take all labels of both stays as it is. */
async function joinRollup(
  db: DatabaseWriter,
  moment: Writing,
  rollup: Doc<"users_progress_daily">,
  skillId: string,
): Promise<boolean> {
  try {
    await upsertDaily(db, moment, { ...toRollup(rollup), skillId });
  } catch (error) {
    if (error instanceof ConvexError) {
      return false;
    }
    throw error;
  }
  await db.delete("users_progress_daily", rollup._id);
  return true;
}

/** The ids that the facts have now, by their former ones. */
async function joinFacts(db: DatabaseWriter, moment: Writing, skill: SkillRename) {
  const facts = await db
    .query("users_memory_facts")
    .withIndex("by_user_skill", (q) => q.eq("userId", moment.userId).eq("skillId", skill.from))
    .take(MAX_JOINED);
  const ids = new Map<string, string>();
  const slots = new Set<string>();
  for (const former of facts.filter((fact) => isLive(fact, moment.nowMs))) {
    const { factId, slot } = await joinFact(db, moment, former, skill);
    ids.set(former.factId, factId);
    if (slot !== undefined) {
      slots.add(slot);
    }
  }
  await renameCorrections(db, moment, ids);
  for (const slot of slots) {
    await settleSlot(db, moment, slot);
  }
  return ids;
}

/** What was corrected goes on naming what corrects it, unless it has become the same. */
async function renameCorrections(db: DatabaseWriter, moment: Writing, ids: Map<string, string>) {
  for (const id of new Set(ids.values())) {
    const stored = await findFact(db, moment.userId, id);
    const correctedBy = ids.get(stored?.correctedBy ?? "");
    if (stored !== null && correctedBy !== undefined) {
      const isSame = correctedBy === id;
      const fact = toFact(stored);
      const { supersededAtMs } = isSame ? { supersededAtMs: undefined } : fact;
      const named = { ...fact, supersededAtMs, correctedBy: isSame ? undefined : correctedBy };
      await saveFact(db, moment, named, stored);
    }
  }
}

async function joinFact(
  db: DatabaseWriter,
  moment: Writing,
  former: Doc<"users_memory_facts">,
  skill: SkillRename,
) {
  const fact = await renamed(moment.userId, toFact(former), skill);
  await removeFact(db, moment, former);
  const stored = await findFact(db, moment.userId, fact.factId);
  const live = stored !== null && isLive(stored, moment.nowMs);
  const value = live ? joined(toFact(stored), fact) : fact;
  await saveFact(db, moment, value, stored);
  return value;
}

async function renameRecords(
  db: DatabaseWriter,
  { userId }: Moment,
  rename: (record: ReturnType<typeof toRecord>) => ReturnType<typeof toRecord> | undefined,
) {
  const records = await db
    .query("users_assessments")
    .withIndex("by_user_session", (q) => q.eq("userId", userId))
    .take(MAX_RECORDS);
  for (const stored of records) {
    const changed = rename(toRecord(stored));
    if (changed !== undefined) {
      await saveRecord(db, userId, changed, stored);
    }
  }
}
