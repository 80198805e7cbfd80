import type { AssessmentRecord } from "../assessmentValidators";
import type { Fact } from "../validators";
import { factId, normalise } from "./factIds";
import { sha256Hex } from "./sha256";

const PREFIXES = ["Needs work", "Achieved"];

const SLOT_DIGITS = 16;

/** A skill's former id, or its hash, and the one that it has now. */
export interface SkillRename {
  from: string;
  to: string;
}

/** What identifies a fact, beside the skill. */
type Words = Pick<Fact, "text" | "slot">;

/**
 * What a fact of a skill is once the skill has another id: as an assessment would have said it under
 * that id. Facts of other sources keep their text and slot.
 */
export async function renamed(
  userId: string,
  fact: Fact,
  { from, to }: SkillRename,
): Promise<Fact> {
  const { text, slot } =
    (await level(fact, from, to)) ??
    (await criterion(fact, from, to)) ??
    feedback(fact, from, to) ??
    fact;
  return { ...fact, factId: await factId(userId, fact.kind, to, text), text, skillId: to, slot };
}

/**
 * The record of an assessment, once a skill has another id; undefined when it says nothing of it.
 * `days` are those whose rollups are of the other id now, `factIds` the new ids by the former ones.
 */
export function renamedRecord(
  record: AssessmentRecord,
  { from, to }: SkillRename,
  days: Set<string>,
  factIds: Map<string, string>,
): AssessmentRecord | undefined {
  const joined = days.has(record.dateYYYYMMDD ?? "");
  const counted = joined && record.rollups.some(({ skillId }) => skillId === from);
  if (!counted && !record.factIds.some((id) => factIds.has(id))) {
    return undefined;
  }
  return {
    ...record,
    factIds: [...new Set(record.factIds.map((id) => factIds.get(id) ?? id))],
    rollups: record.rollups.map((share) =>
      counted && share.skillId === from ? { ...share, skillId: to } : share,
    ),
  };
}

/** Such as "pace: level 5, was 4", in its slot. */
async function level(fact: Fact, from: string, to: string): Promise<Words | undefined> {
  const rest = restOf(fact, `${label(from)}: `);
  return rest !== undefined && fact.slot === (await levelSlot(from))
    ? { text: `${label(to)}: ${rest}`, slot: await levelSlot(to) }
    : undefined;
}

/** Such as "Needs work (pace): pauses". */
async function criterion(fact: Fact, from: string, to: string): Promise<Words | undefined> {
  for (const prefix of PREFIXES) {
    const rest = restOf(fact, lead(prefix, from));
    if (rest !== undefined) {
      const isOwn = fact.slot === (await criterionSlot(from, rest));
      const slot = isOwn ? await criterionSlot(to, rest) : fact.slot;
      return { text: lead(prefix, to) + rest, slot };
    }
  }
  return undefined;
}

/** Such as "pace: rushed the ending". */
function feedback(fact: Fact, from: string, to: string): Words | undefined {
  const { kind, slot, source } = fact;
  const isFeedback = kind === "skill_hint" && slot === undefined && source === "assessment";
  const rest = isFeedback ? restOf(fact, start(from)) : undefined;
  return rest === undefined ? undefined : { text: start(to) + rest };
}

function restOf({ text }: Fact, beginning: string): string | undefined {
  return text.startsWith(beginning) ? text.slice(beginning.length) : undefined;
}

/** Nobody wants to read 64 hex digits. */
function isHash(skillId: string): boolean {
  return /^[0-9a-f]{64}$/.test(skillId);
}

function label(skillId: string): string {
  return isHash(skillId) ? `skill ${skillId.slice(0, 8)}` : skillId;
}

function lead(prefix: string, skillId: string): string {
  return isHash(skillId) ? `${prefix}: ` : `${prefix} (${skillId}): `;
}

function start(skillId: string): string {
  return isHash(skillId) ? "" : `${skillId}: `;
}

async function levelSlot(skillId: string): Promise<string> {
  return `level:${await sha256Hex(SLOT_DIGITS, skillId)}`;
}

async function criterionSlot(skillId: string, text: string): Promise<string> {
  return `criterion:${await sha256Hex(SLOT_DIGITS, skillId, normalise(text))}`;
}
