import { conflict } from "../errors";
import type { TrackedSkill } from "../validators";

/** A user tracks at most this many skills. */
export const MAX_TRACKED_SKILLS = 3;

/** Refuses a fourth skill and an order that another one has. */
export function checkSkillRoom(tracked: TrackedSkill[], skill: TrackedSkill): void {
  const others = tracked.filter((other) => other.skillId !== skill.skillId);
  if (others.length >= MAX_TRACKED_SKILLS) {
    throw conflict(`At most ${String(MAX_TRACKED_SKILLS)} skills are tracked; remove one first.`);
  }
  if (others.some((other) => other.order === skill.order)) {
    throw conflict("Another tracked skill has this order.");
  }
}

/** As it is stored in place of another, whose creation it keeps. */
export function replaceSkill(
  stored: TrackedSkill | undefined,
  skill: TrackedSkill,
  nowMs: number,
): TrackedSkill {
  return { ...skill, createdAt: stored?.createdAt ?? nowMs, updatedAt: nowMs };
}
