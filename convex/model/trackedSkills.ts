import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { checkSkillRoom, replaceSkill } from "../lib/trackedSkillRules";
import type { TrackedSkill } from "../validators";
import { type Applied, changed, deleted, type Moment } from "./vocabulary";

/** The host application's own code may have stored more; they are listed, but not without end. */
const MAX_READ = 100;

/** By `order` ascending. */
export async function listTrackedSkills(
  db: DatabaseReader,
  userId: string,
): Promise<TrackedSkill[]> {
  return (await takeSkills(db, userId)).map(toTrackedSkill);
}

/** Creates or replaces one, keeping its `createdAt`; `updatedAt` becomes now. */
export async function putTrackedSkill(
  db: DatabaseWriter,
  moment: Moment,
  skill: TrackedSkill,
): Promise<Applied<TrackedSkill>> {
  const stored = await findTrackedSkill(db, moment.userId, skill.skillId);
  const value = replaceSkill(stored ?? undefined, skill, moment.nowMs);
  await saveTrackedSkill(db, moment.userId, value, stored);
  return changed(value);
}

/** Refuses a fourth skill and an order that another skill of the user has. */
export async function saveTrackedSkill(
  db: DatabaseWriter,
  userId: string,
  skill: TrackedSkill,
  stored: Doc<"tracked_skills"> | null,
): Promise<void> {
  checkSkillRoom(await takeSkills(db, userId), skill);
  const document = { userId, ...skill };
  if (stored === null) {
    await db.insert("tracked_skills", document);
  } else {
    await db.replace("tracked_skills", stored._id, document);
  }
}

/** True when it was there. */
export async function deleteTrackedSkill(
  db: DatabaseWriter,
  moment: Moment,
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
  const { _id, _creationTime, userId, ...skill } = document;
  return skill;
}
