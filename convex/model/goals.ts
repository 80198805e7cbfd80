import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { conflict, notFound } from "../errors";
import { checkGoalRoom, MAX_GOALS, patchGoal } from "../lib/goalRules";
import { compareCodePoints } from "../lib/sets";
import { goal as goalDocument, type Goal, type GoalPatch } from "../validators";
import { becoming, ours } from "./sharedTables";
import { type Applied, changed, deleted, type Moment } from "./vocabulary";

export async function addGoal(
  db: DatabaseWriter,
  moment: Moment,
  goal: Goal,
): Promise<Applied<Goal>> {
  if ((await findGoal(db, moment.userId, goal.goalId)) !== null) {
    throw conflict("Another goal of this id is stored.");
  }
  await saveGoal(db, moment.userId, goal, null);
  return changed(goal);
}

/** Refuses the goal that would be one too many. */
export async function saveGoal(
  db: DatabaseWriter,
  userId: string,
  goal: Goal,
  stored: Doc<"users_goals"> | null,
): Promise<void> {
  if (stored !== null) {
    await db.patch("users_goals", stored._id, becoming(goalDocument.fields, goal));
    return;
  }
  checkGoalRoom((await takeGoals(db, userId)).length);
  await db.insert("users_goals", { userId, ...goal });
}

/** Newest first by creation, then by goalId ascending; without a status, all. */
export async function listGoals(
  db: DatabaseReader,
  userId: string,
  status?: Goal["status"],
): Promise<Goal[]> {
  return (await takeGoals(db, userId))
    .filter((goal) => status === undefined || goal.status === status)
    .map(toGoal)
    .sort((a, b) => b.createdAt - a.createdAt || compareCodePoints(a.goalId, b.goalId));
}

export async function updateGoal(
  db: DatabaseWriter,
  moment: Moment,
  goalId: string,
  patch: GoalPatch,
): Promise<Applied<Goal>> {
  const stored = await findGoal(db, moment.userId, goalId);
  if (stored === null) {
    throw notFound("There is no such goal.");
  }
  const value = patchGoal(toGoal(stored), patch, moment.nowMs);
  await saveGoal(db, moment.userId, value, stored);
  return changed(value);
}

/** True when it was there. */
export async function deleteGoal(
  db: DatabaseWriter,
  moment: Moment,
  goalId: string,
): Promise<Applied<boolean>> {
  const stored = await findGoal(db, moment.userId, goalId);
  if (stored !== null) {
    await db.delete("users_goals", stored._id);
  }
  return deleted(stored !== null);
}

export async function findGoal(db: DatabaseReader, userId: string, goalId: string) {
  return await db
    .query("users_goals")
    .withIndex("by_user_goal", (q) => q.eq("userId", userId).eq("goalId", goalId))
    .unique();
}

async function takeGoals(db: DatabaseReader, userId: string) {
  return await db
    .query("users_goals")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(MAX_GOALS);
}

export function toGoal(document: Doc<"users_goals">): Goal {
  const { tags = [] } = document as Partial<Goal>; // a host application may leave them out
  return ours(goalDocument.fields, { ...document, tags });
}
