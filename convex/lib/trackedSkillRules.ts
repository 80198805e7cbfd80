import { conflict, notFound } from "../errors";
import type { TrackedSkill } from "../validators";

/** A user tracks at most this many skills. */
export const MAX_TRACKED_SKILLS = 3;

/** What becomes of a person's skills when one is put among them. */
export interface Placed {
  put: TrackedSkill;
  /** the skill that had its order; it has another one now */
  moved?: TrackedSkill;
  /** ids of the skills that this one was tracked as before */
  replaced: string[];
}

/**
 * Puts a skill at its order. Who has that order moves to the one that becomes free, or to the first
 * free one when the skill is new. Refuses a fourth skill.
 */
export function putSkill(
  tracked: TrackedSkill[],
  skill: TrackedSkill,
  formerIds: string[],
  nowMs: number,
): Placed {
  const isFormer = ({ skillId }: TrackedSkill) =>
    skillId === skill.skillId || formerIds.includes(skillId);
  const former = tracked.filter(isFormer);
  const others = tracked.filter((other) => !isFormer(other));
  checkCount(others);
  const stored = former.find(({ skillId }) => skillId === skill.skillId) ?? former[0];
  const holder = others.find(({ order }) => order === skill.order);
  const moved = holder && at(holder, stored?.order ?? firstFree(others), nowMs);
  return {
    put: replaceSkill(stored, skill, nowMs),
    ...(moved && { moved }),
    replaced: former.map(({ skillId }) => skillId).filter((id) => id !== skill.skillId),
  };
}

function firstFree(skills: TrackedSkill[]): number {
  const taken = new Set(skills.map(({ order }) => order));
  let order = 1;
  while (taken.has(order)) {
    order += 1;
  }
  return order;
}

/**
 * All of a person's skills, those that are named first; the others follow as they did before. Refuses
 * one that is not tracked.
 */
export function reorderSkills(
  tracked: TrackedSkill[],
  order: string[],
  nowMs: number,
): TrackedSkill[] {
  const named = order.map((id) => {
    const skill = tracked.find(({ skillId }) => skillId === id);
    if (skill === undefined) {
      throw notFound("A skill of the order is not tracked.");
    }
    return skill;
  });
  const all = [...named, ...tracked.filter((skill) => !named.includes(skill))];
  return all.map((skill, index) => at(skill, index + 1, nowMs));
}

/** The same when it has this order already. */
function at(skill: TrackedSkill, order: number, nowMs: number): TrackedSkill {
  return skill.order === order ? skill : { ...skill, order, updatedAt: nowMs };
}

/** For a skill that is stored as it is: refuses a fourth one and an order that another one has. */
export function checkSkillRoom(tracked: TrackedSkill[], skill: TrackedSkill): void {
  const others = tracked.filter((other) => other.skillId !== skill.skillId);
  checkCount(others);
  if (others.some((other) => other.order === skill.order)) {
    throw conflict("Another tracked skill has this order.");
  }
}

function checkCount(others: TrackedSkill[]): void {
  if (others.length >= MAX_TRACKED_SKILLS) {
    throw conflict(`At most ${String(MAX_TRACKED_SKILLS)} skills are tracked; remove one first.`);
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
