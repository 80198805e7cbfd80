import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { apply, NONE } from "../lib/gamificationRules";
import type { Gamification, GamificationUpdate } from "../validators";
import { type Applied, changed, type Moment } from "./vocabulary";

/** Applies an activity and returns what is stored now. */
export async function updateGamification(
  db: DatabaseWriter,
  moment: Moment,
  update: GamificationUpdate,
): Promise<Applied<Gamification>> {
  const stored = await findGamification(db, moment.userId);
  const value = apply(standing(stored), update, moment.nowMs);
  await saveGamification(db, moment.userId, value, stored);
  return changed(value);
}

/** What is stored, or that nobody has done anything. */
export function standing(stored: Doc<"users_gamification"> | null): Gamification {
  return stored === null ? NONE : toGamification(stored);
}

export async function saveGamification(
  db: DatabaseWriter,
  userId: string,
  gamification: Gamification,
  stored: Doc<"users_gamification"> | null,
): Promise<void> {
  const document = { userId, ...gamification };
  if (stored === null) {
    await db.insert("users_gamification", document);
  } else {
    await db.replace("users_gamification", stored._id, document);
  }
}

export async function findGamification(db: DatabaseReader, userId: string) {
  return await db
    .query("users_gamification")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

export function toGamification(document: Doc<"users_gamification">): Gamification {
  const { _id, _creationTime, userId, ...gamification } = document;
  return gamification;
}
