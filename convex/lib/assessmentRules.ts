import type { AssessmentRecord, Finalization } from "../assessmentValidators";

type Told = Pick<Finalization, "contentHash" | "revision" | "verdict">;
type Known = Pick<AssessmentRecord, "contentHash" | "revision" | "verdict">;

/** How another finalization of an assessment relates to the one that is recorded. */
export type Standing = "same" | "older" | "newer";

/**
 * The same content is the same assessment; a lower revision is old news, and so is one that failed
 * where the recorded one was learned from, unless its revision says that it is later.
 */
export function standing(recorded: Known, next: Told): Standing {
  if (recorded.contentHash === next.contentHash) {
    return "same";
  }
  const order = compare(next.revision, recorded.revision);
  const worse = recorded.verdict === "learned" && next.verdict !== "learned";
  return order < 0 || (worse && order <= 0) ? "older" : "newer";
}

/** 0 also when one of them has none. */
function compare(next: number | undefined, recorded: number | undefined): number {
  return next === undefined || recorded === undefined ? 0 : next - recorded;
}
