import { limitExceeded } from "../errors";
import type { Goal, GoalPatch } from "../validators";

/** A user has at most this many goals, whatever their status. */
export const MAX_GOALS = 100;

/** Refuses the goal that would be one too many. */
export function checkGoalRoom(stored: number): void {
  if (stored >= MAX_GOALS) {
    throw limitExceeded("goals", MAX_GOALS);
  }
}

/** A merge patch (RFC 7396): absent stays, null clears. */
export function patchGoal(goal: Goal, patch: GoalPatch, nowMs: number): Goal {
  const { description, targetDateMs } = { ...goal, ...patch };
  return {
    ...goal,
    ...patch,
    description: description ?? undefined,
    targetDateMs: targetDateMs ?? undefined,
    updatedAt: nowMs,
  };
}
