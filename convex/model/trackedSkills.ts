import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { checkSkillRoom, putSkill, reorderSkills } from "../lib/trackedSkillRules";
import { trackedSkill, type TrackedSkill } from "../validators";
import { becoming, ours } from "./sharedTables";
import { joinSkill } from "./skillJoin";
import { type Applied, changed, deleted, type Writing } from "./vocabulary";

/** The host application's own code may have stored more; they are listed, but not without end. */
const MAX_READ = 100;

/** By `order` ascending. */
export async function listTrackedSkills(
  db: DatabaseReader,
  userId: string,
): Promise<TrackedSkill[]> {
  return (await takeSkills(db, userId)).map(toTrackedSkill);
}

/**
 * Creates or replaces one, keeping its `createdAt`; `updatedAt` becomes now. What is stored under the
 * ids that it was known by before becomes its own.
 */
export async function putTrackedSkill(
  db: DatabaseWriter,
  moment: Writing,
  skill: TrackedSkill,
  formerIds: string[] = [],
): Promise<Applied<TrackedSkill>> {
  const stored = await takeSkills(db, moment.userId);
  const { put, moved, replaced } = putSkill(
    stored.map(toTrackedSkill),
    skill,
    formerIds,
    moment.nowMs,
  );
  for (const document of stored.filter(({ skillId }) => replaced.includes(skillId))) {
    await db.delete("tracked_skills", document._id);
  }
  await save(db, moment.userId, stored, moved === undefined ? [put] : [put, moved]);
  for (const from of formerIds.filter((id) => id !== skill.skillId)) {
    await joinSkill(db, moment, { from, to: skill.skillId });
  }
  return changed(put);
}

/** Puts them in another order and returns all. */
export async function reorderTrackedSkills(
  db: DatabaseWriter,
  moment: Writing,
  order: string[],
): Promise<Applied<TrackedSkill[]>> {
  const stored = await takeSkills(db, moment.userId);
  const value = reorderSkills(stored.map(toTrackedSkill), order, moment.nowMs);
  await save(db, moment.userId, stored, value);
  return changed(value);
}

async function save(
  db: DatabaseWriter,
  userId: string,
  stored: Doc<"tracked_skills">[],
  skills: TrackedSkill[],
) {
  for (const skill of skills) {
    const before = stored.find(({ skillId }) => skillId === skill.skillId);
    await write(db, userId, skill, before ?? null);
  }
}

/** For an import: refuses a fourth skill and an order that another skill of the user has. */
export async function saveTrackedSkill(
  db: DatabaseWriter,
  userId: string,
  skill: TrackedSkill,
  stored: Doc<"tracked_skills"> | null,
): Promise<void> {
  checkSkillRoom(await takeSkills(db, userId), skill);
  await write(db, userId, skill, stored);
}

async function write(
  db: DatabaseWriter,
  userId: string,
  skill: TrackedSkill,
  stored: Doc<"tracked_skills"> | null,
): Promise<void> {
  if (stored === null) {
    await db.insert("tracked_skills", { userId, ...skill });
  } else {
    await db.patch("tracked_skills", stored._id, becoming(trackedSkill.fields, skill));
  }
}

/** True when it was there. */
export async function deleteTrackedSkill(
  db: DatabaseWriter,
  moment: Writing,
  skillId: string,
): Promise<Applied<boolean>> {
  const stored = await findTrackedSkill(db, moment.userId, skillId);
  if (stored !== null) {
    await db.delete("tracked_skills", stored._id);
  }
  return deleted(stored !== null);
}

export async function findTrackedSkill(db: DatabaseReader, userId: string, skillId: string) {
  return await db
    .query("tracked_skills")
    .withIndex("by_user_skill", (q) => q.eq("userId", userId).eq("skillId", skillId))
    .unique();
}

async function takeSkills(db: DatabaseReader, userId: string) {
  return await db
    .query("tracked_skills")
    .withIndex("by_user_order", (q) => q.eq("userId", userId))
    .take(MAX_READ);
}

export function toTrackedSkill(document: Doc<"tracked_skills">): TrackedSkill {
  return ours(trackedSkill.fields, document);
}
