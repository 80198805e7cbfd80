import type { Fact, FactPatch } from "../validators";
import { isLive, latestExpiry } from "./expiry";
import { compareCodePoints, union } from "./sets";

/** The weight that reinforcement approaches and never passes. */
export const WEIGHT_CEILING = 10;

/** The share of the distance to the ceiling that one repetition covers. */
export const REINFORCEMENT = 0.1;

/** A merged fact keeps its first this many tags. */
export const MAX_TAGS = 20;

/** The strength of a pinned fact: the largest exact JSON number. */
const PINNED_STRENGTH_MS = Number.MAX_SAFE_INTEGER;

/** A draft whose id is known. */
export type Said = Omit<Fact, "lastReinforcedAtMs" | "supersededAtMs">;

/** The fact when nothing like it is stored. */
export function asFact(draft: Said): Fact {
  return { ...draft, lastReinforcedAtMs: draft.createdAtMs };
}

/**
 * The same statement said again. The weight starts from the larger of both and rises toward the
 * ceiling; times widen; tags are united; a pin stays; half-life, source, session and slot follow the
 * repetition, the last two only where it names them. A superseded fact is current again.
 */
export function reinforce(stored: Fact, again: Said): Fact {
  const base = Math.max(stored.weight, again.weight);
  return {
    ...stored,
    tags: union(stored.tags, again.tags).slice(0, MAX_TAGS),
    weight: base + (WEIGHT_CEILING - base) * REINFORCEMENT,
    decayMs: again.decayMs,
    createdAtMs: Math.min(stored.createdAtMs, again.createdAtMs),
    lastReinforcedAtMs: Math.max(stored.lastReinforcedAtMs, again.createdAtMs),
    expiresAtMs: latestExpiry(stored.expiresAtMs, again.expiresAtMs),
    source: again.source,
    sessionId: again.sessionId ?? stored.sessionId,
    slot: again.slot ?? stored.slot,
    pinned: stored.pinned || again.pinned,
    supersededAtMs: undefined,
  };
}

/**
 * Two facts that turn out to be one: what was first said, reinforced by the other. Superseded if the
 * one last said is.
 */
export function joined(a: Fact, b: Fact): Fact {
  const last = a.lastReinforcedAtMs >= b.lastReinforcedAtMs ? a : b;
  const [first, again] = a.createdAtMs <= b.createdAtMs ? [a, b] : [b, a];
  const fact = reinforce(first, { ...again, createdAtMs: again.lastReinforcedAtMs });
  return { ...fact, supersededAtMs: last.supersededAtMs };
}

/** What another fact may lose its slot by. */
type Holder = Pick<Fact, "factId" | "slot" | "supersededAtMs" | "expiresAtMs">;

/** Those facts that lose their slot to one that was just said, superseded. */
export function takeSlotFrom<F extends Holder>(said: Fact, facts: F[], nowMs: number): F[] {
  return facts
    .filter((fact) => fact.slot !== undefined && fact.slot === said.slot)
    .filter((fact) => fact.factId !== said.factId && isCurrent(fact, nowMs))
    .map((fact) => ({ ...fact, supersededAtMs: nowMs }));
}

/** Changes the handling of a fact; its text is its identity and stays. */
export function patched(fact: Fact, patch: FactPatch): Fact {
  return { ...fact, ...patch };
}

/**
 * The time at which the decayed weight is 1, rounded down: facts of equal half-life are ordered by it
 * at any time, so that an index can hold the strongest.
 */
export function strengthMs(fact: Fact): number {
  if (fact.pinned) {
    return PINNED_STRENGTH_MS;
  }
  const log2 = Math.log(fact.weight) / Math.log(2);
  return Math.floor(fact.lastReinforcedAtMs + fact.decayMs * log2);
}

/** `weight × 2^(−age / decayMs)`; a pinned fact does not decay. */
function decayedWeight(fact: Fact, nowMs: number): number {
  if (fact.pinned) {
    return fact.weight;
  }
  const age = Math.max(0, nowMs - fact.lastReinforcedAtMs);
  return fact.weight * 2 ** (-age / fact.decayMs);
}

/** By decayed weight, then by factId. */
export function strongestFirst(facts: Fact[], nowMs: number): Fact[] {
  return facts
    .map((fact) => ({ fact, weight: decayedWeight(fact, nowMs) }))
    .sort((a, b) => b.weight - a.weight || compareCodePoints(a.fact.factId, b.fact.factId))
    .map(({ fact }) => fact);
}

/** Visible: neither expired nor superseded. */
export function isCurrent(
  fact: Pick<Fact, "supersededAtMs" | "expiresAtMs">,
  nowMs: number,
): boolean {
  return fact.supersededAtMs === undefined && isLive(fact, nowMs);
}
