import type { Fact, FactPatch } from "../validators";
import { isLive, latestExpiry } from "./expiry";
import { withOrigin, withOrigins } from "./origins";
import { compareCodePoints, union } from "./sets";

/** The weight that reinforcement approaches and never passes. */
export const WEIGHT_CEILING = 10;

/** The share of the distance to the ceiling that one repetition covers. */
export const REINFORCEMENT = 0.1;

/** A merged fact keeps its first this many tags. */
export const MAX_TAGS = 20;

/** The strength of a pinned fact: the largest exact JSON number. */
const PINNED_STRENGTH_MS = Number.MAX_SAFE_INTEGER;

/** A draft that is complete. */
export type Said = Omit<Fact, "lastReinforcedAtMs" | "supersededAtMs" | "origins"> & {
  origin: string;
};

/** The fact when nothing like it is stored. */
export function asFact({ origin, ...draft }: Said): Fact {
  return { ...draft, lastReinforcedAtMs: draft.createdAtMs, origins: [origin] };
}

/**
 * The same statement said again. The weight starts from the larger of both and rises toward the
 * ceiling; times widen; tags are united; a pin stays; half-life, source, session and slot follow the
 * repetition, the last two only where it names them. A superseded fact is current again, but a
 * corrected one stays history: it only lives on, so that the correction goes on holding, and by whom it
 * was said too is kept.
 */
export function reinforce(stored: Fact, again: Said): Fact {
  return isCorrected(stored) ? remembered(stored, again) : strengthened(stored, again);
}

/** Whether somebody has said how it is instead. */
export function isCorrected({ correctedBy }: Pick<Fact, "correctedBy">): boolean {
  return correctedBy !== undefined;
}

function remembered(stored: Fact, again: Said): Fact {
  const expiresAtMs = latestExpiry(stored.expiresAtMs, again.expiresAtMs);
  return { ...stored, expiresAtMs, origins: withOrigin(stored.origins, again.origin) };
}

function strengthened(stored: Fact, again: Said): Fact {
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
    correctedBy: undefined,
    recordedAtMs: Math.min(stored.recordedAtMs, again.recordedAtMs),
    origins: withOrigin(stored.origins, again.origin),
  };
}

/**
 * Two facts that turn out to be one: what was first said, reinforced by the other, and said by the
 * sayers of both. Superseded if the one last said is; corrected if one of them is.
 */
export function joined(a: Fact, b: Fact): Fact {
  const last = a.lastReinforcedAtMs >= b.lastReinforcedAtMs ? a : b;
  const [first, again] = a.createdAtMs <= b.createdAtMs ? [a, b] : [b, a];
  const said = { ...again, createdAtMs: again.lastReinforcedAtMs, origin: "" };
  const other = last === a ? b : a;
  const decides = isCorrected(other) && !isCorrected(last) ? other : last;
  return {
    ...strengthened(first, said),
    supersededAtMs: decides.supersededAtMs,
    correctedBy: decides.correctedBy,
    origins: withOrigins(first.origins, again.origins),
  };
}

/** What decides who holds a slot. */
type InSlot = Pick<
  Fact,
  "factId" | "createdAtMs" | "lastReinforcedAtMs" | "supersededAtMs" | "correctedBy"
>;

/**
 * Who holds a slot: the fact that was so last, whichever was told first, of those that nobody has
 * corrected, which stay as they are. Of two that were so at the
 * same time it is the one just said (`saidId`), else the one that held it. Every other is superseded
 * since the next one was so. Takes the unexpired facts of one slot, and gives them in their order.
 */
export function settle<F extends InSlot>(slot: F[], saidId?: string): F[] {
  const [holder] = slot.filter((fact) => !isCorrected(fact)).sort((a, b) => lastSo(b, a, saidId));
  return slot.map((fact) =>
    isCorrected(fact)
      ? fact
      : { ...fact, supersededAtMs: fact === holder ? undefined : lostAtMs(fact, slot) },
  );
}

/** Whether it was so at a time, as far as it says so itself; what was corrected was so until then. */
export function wasSo(
  { createdAtMs, supersededAtMs = 0, correctedBy }: InSlot,
  asOfMs: number,
): boolean {
  return createdAtMs <= asOfMs && (correctedBy === undefined || supersededAtMs > asOfMs);
}

/** Which of a slot's facts was so at a time, as far as is known today. */
export function holderAt<F extends InSlot>(slot: F[], asOfMs: number): F | undefined {
  const so = (fact: InSlot) =>
    fact.lastReinforcedAtMs <= asOfMs ? fact.lastReinforcedAtMs : fact.createdAtMs;
  return slot
    .filter((fact) => wasSo(fact, asOfMs))
    .sort(
      (a, b) =>
        so(b) - so(a) ||
        Number(b.supersededAtMs === undefined) - Number(a.supersededAtMs === undefined) ||
        compareCodePoints(a.factId, b.factId),
    )[0];
}

function lastSo(a: InSlot, b: InSlot, saidId: string | undefined): number {
  return (
    a.lastReinforcedAtMs - b.lastReinforcedAtMs ||
    Number(a.factId === saidId) - Number(b.factId === saidId) ||
    Number(a.supersededAtMs === undefined) - Number(b.supersededAtMs === undefined) ||
    compareCodePoints(b.factId, a.factId)
  );
}

function lostAtMs(fact: InSlot, slot: InSlot[]): number {
  const last = fact.lastReinforcedAtMs;
  const later = slot
    .filter((other) => other.factId !== fact.factId)
    .flatMap((other) => [other.createdAtMs, other.lastReinforcedAtMs])
    .filter((so) => so > last);
  return later.length === 0 ? last : Math.min(...later);
}

/**
 * Changes the handling of a fact; its text is its identity and stays. What gets pinned stays, unless an
 * end is named with it; what is unpinned expires again.
 */
export function patched(fact: Fact, patch: FactPatch): Fact {
  const { retainedUntilMs, ...changes } = patch;
  return { ...fact, ...changes, expiresAtMs: expiryOf(fact, patch) };
}

function expiryOf(fact: Fact, { expiresAtMs, pinned, retainedUntilMs }: FactPatch) {
  if (expiresAtMs !== undefined || pinned === undefined || pinned === fact.pinned) {
    return expiresAtMs ?? fact.expiresAtMs;
  }
  return pinned ? undefined : (fact.expiresAtMs ?? retainedUntilMs);
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
export function decayedWeight(fact: Fact, nowMs: number): number {
  if (fact.pinned) {
    return fact.weight;
  }
  const age = Math.max(0, nowMs - fact.lastReinforcedAtMs);
  return fact.weight * 2 ** (-age / fact.decayMs);
}

/** Visible: neither expired nor superseded. */
export function isCurrent(
  fact: Pick<Fact, "supersededAtMs" | "expiresAtMs">,
  nowMs: number,
): boolean {
  return fact.supersededAtMs === undefined && isLive(fact, nowMs);
}
