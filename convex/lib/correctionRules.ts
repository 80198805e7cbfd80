import type { Fact, FactCorrection } from "../validators";
import { asFact, patched, reinforce, type Said } from "./factRules";

/** Who says what was corrected; also its origin. */
const SOURCE = "correction";

/**
 * The corrected fact: so since now, and handled as the old one was. What says it already (`said`) is
 * reinforced, and no longer corrected itself.
 */
export function corrected(
  stored: Fact,
  correction: FactCorrection,
  factId: string,
  said: Fact | undefined,
  nowMs: number,
): Fact {
  const draft = draftOf(stored, correction, factId, nowMs);
  return said === undefined
    ? asFact(draft)
    : reinforce({ ...said, supersededAtMs: undefined, correctedBy: undefined }, draft);
}

function draftOf(stored: Fact, correction: FactCorrection, factId: string, nowMs: number): Said {
  const { tags, weight, decayMs, pinned, expiresAtMs } = patched(stored, correction.patch);
  const { kind, skillId, sessionId, slot } = stored;
  const named = correction.patch.expiresAtMs !== undefined || pinned;
  return {
    factId,
    kind,
    text: correction.text,
    tags,
    skillId,
    weight,
    decayMs,
    createdAtMs: nowMs,
    expiresAtMs: named ? expiresAtMs : expiryOf(stored, correction.retainedUntilMs, nowMs),
    source: SOURCE,
    sessionId,
    slot,
    pinned,
    recordedAtMs: nowMs,
    origin: SOURCE,
  };
}

/** As of what is said now, unless somebody has named an end before that. */
function expiryOf(stored: Fact, retainedUntilMs: number, nowMs: number): number {
  const { expiresAtMs: end, recordedAtMs, lastReinforcedAtMs } = stored;
  const saidAtMs = Math.max(recordedAtMs, lastReinforcedAtMs);
  return end !== undefined && end - saidAtMs < retainedUntilMs - nowMs ? end : retainedUntilMs;
}

/** The old fact: history, which is not pinned and expires. */
export function outdated(
  stored: Fact,
  retainedUntilMs: number,
  correctedBy: string,
  nowMs: number,
): Fact {
  const { expiresAtMs = retainedUntilMs } = stored;
  return { ...stored, pinned: false, expiresAtMs, supersededAtMs: nowMs, correctedBy };
}

/** The same fact in another spelling. */
export function respelt(stored: Fact, { text, patch }: FactCorrection): Fact {
  return { ...patched(stored, patch), text };
}
