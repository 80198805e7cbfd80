import type { Fact } from "../validators";
import { factId, hash, normalise } from "./factIds";

const PREFIXES = ["Needs work", "Achieved"];

const SLOT_DIGITS = 16;

/**
 * What a fact of a skill is once the skill has another id: as an assessment would have said it under
 * that id. Facts of other sources keep their text and slot.
 */
export async function renamed(userId: string, fact: Fact, from: string, to: string): Promise<Fact> {
  let { text, slot } = fact;
  const prefix = PREFIXES.find((name) => fact.text.startsWith(lead(name, from)));
  if (prefix !== undefined) {
    const criterion = fact.text.slice(lead(prefix, from).length);
    text = lead(prefix, to) + criterion;
    slot = slot === (await slotOf(from, criterion)) ? await slotOf(to, criterion) : slot;
  }
  return { ...fact, factId: await factId(userId, fact.kind, to, text), text, skillId: to, slot };
}

/** What stands before a criterion. Nobody wants to read 64 hex digits. */
function lead(prefix: string, skillId: string): string {
  return /^[0-9a-f]{64}$/.test(skillId) ? `${prefix}: ` : `${prefix} (${skillId}): `;
}

async function slotOf(skillId: string, criterion: string): Promise<string> {
  return `criterion:${await hash(SLOT_DIGITS, skillId, normalise(criterion))}`;
}
