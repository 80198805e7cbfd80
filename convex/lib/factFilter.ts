import type { Fact, FactFilter } from "../validators";
import { normalise } from "./factIds";

type Wanted = Pick<Fact, "kind" | "sessionId" | "slot" | "tags" | "text" | "supersededAtMs">;

/** Whether a fact is wanted, as far as it says so itself. */
export function wants(filter: FactFilter, fact: Wanted): boolean {
  const { kind, sessionId, slot, includeSuperseded = false, asOfMs } = filter;
  return (
    (kind === undefined || fact.kind === kind) &&
    (sessionId === undefined || fact.sessionId === sessionId) &&
    (slot === undefined || fact.slot === slot) &&
    (asOfMs !== undefined || includeSuperseded || fact.supersededAtMs === undefined) &&
    hasTag(filter.tag, fact.tags) &&
    containsWords(filter.words, fact.text)
  );
}

function hasTag(wanted: string | undefined, tags: string[]): boolean {
  return wanted === undefined || tags.some((tag) => normalise(tag) === normalise(wanted));
}

function containsWords(words: string | undefined, text: string): boolean {
  if (words === undefined) {
    return true;
  }
  const normal = normalise(text);
  return normalise(words)
    .split(" ")
    .every((word) => normal.includes(word));
}
