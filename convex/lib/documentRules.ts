/** What every stored document keeps to, whoever wrote it; the service has the same rules. */
import type { Exported, MemoryTable } from "../exportValidators";
import { keepsItsOrder } from "./activityHistory";
import { WEIGHT_CEILING } from "./factRules";
import { levelFor } from "./gamificationRules";
import { MAX_TIME_MS, memberFault } from "./memberRules";
import { lengthFault, openObjectFault } from "./openObject";
import { encodingFault } from "./texts";
import { MAX_TRACKED_SKILLS } from "./trackedSkillRules";
import { isModel, isVector } from "./vectorRules";

/** In code points: the longest text that a request may have, that of an episode's summary. */
const MAX_TEXT = 20_000;

/** The longest list that a store keeps, that of badges. */
const MAX_LIST = 500;

/** What a member must be, and which one. */
export interface Fault {
  field: string;
  rule: string;
}

/** The first fault of a document, as `data.field: what it must be`. */
export function documentFault<T extends MemoryTable>(
  table: T,
  document: Exported<T>,
): string | undefined {
  const fault = shapeFault("data", "data", document, extentRule) ?? RANGES[table]?.(document);
  return fault && `${fault.field}: ${fault.rule}`;
}

/** The first fault of what a function was called with; its texts and lists may be any. */
export function argumentFault(args: Record<string, unknown>): Fault | undefined {
  return firstOf(Object.entries(args), ([name, value]) =>
    shapeFault(name, name, value, () => undefined),
  );
}

/**
 * @param field where the value is
 * @param name of the member, or of the list that it is an entry of
 */
function shapeFault(
  field: string,
  name: string,
  value: unknown,
  size: typeof extentRule,
): Fault | undefined {
  const rule = size(value) ?? memberFault(name, value);
  if (rule !== undefined) {
    return { field, rule };
  }
  if (Array.isArray(value)) {
    return firstOf(value, (entry) => shapeFault(field, name, entry, size));
  }
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  return firstOf(Object.entries(value), ([key, member]) =>
    key === "groupId" && isDigest(value)
      ? undefined
      : shapeFault(`${field}.${key}`, key, member, size),
  );
}

/** The part of a session that is of no group. */
function isDigest(value: object): boolean {
  return "groupId" in value && value.groupId === "" && "text" in value && "highlights" in value;
}

function extentRule(value: unknown): string | undefined {
  if (typeof value === "string") {
    const isLong = value.length > MAX_TEXT && Array.from(value).length > MAX_TEXT;
    return isLong ? `must have at most ${String(MAX_TEXT)} characters` : encodingFault(value);
  }
  return Array.isArray(value) && value.length > MAX_LIST
    ? `must have at most ${String(MAX_LIST)} entries`
    : undefined;
}

function firstOf<T>(values: T[], faultOf: (value: T) => Fault | undefined): Fault | undefined {
  for (const value of values) {
    const fault = faultOf(value);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

/** What the members of a document are to each other. */
const RANGES: { [T in MemoryTable]?: (document: Exported<T>) => Fault | undefined } = {
  users_memory_facts: ({ weight, decayMs }) =>
    range(weight > 0 && weight <= WEIGHT_CEILING, "weight") ?? range(decayMs > 0, "decayMs"),
  users_memory_fact_vectors: ({ model, vector }) =>
    range(isModel(model), "model") ?? range(isVector(vector), "vector"),
  tracked_skills: ({ currentLevel, order }) =>
    range(currentLevel <= 10, "currentLevel") ??
    range(order >= 1 && order <= MAX_TRACKED_SKILLS, "order"),
  users_progress_daily: ({ samples, levelSum }) => range(levelSum <= 10 * samples, "levelSum"),
  users_gamification: ({ level, xpTotal, history }) =>
    range(level === levelFor(xpTotal), "level") ??
    range(history === undefined || keepsItsOrder(history), "history"),
  users_preferences: ({ extra = "{}" }) => {
    const rule = openObjectFault(extra) ?? lengthFault(extra);
    return rule === undefined ? undefined : { field: "data.extra", rule };
  },
  users_revisions: ({ revision }) =>
    revision > MAX_TIME_MS
      ? { field: "data.revision", rule: `must be at most ${String(MAX_TIME_MS)}` }
      : undefined,
};

function range(holds: boolean, member: string): Fault | undefined {
  return holds ? undefined : { field: `data.${member}`, rule: "is out of its range" };
}
