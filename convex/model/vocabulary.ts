/** What every function is told, and what every write tells. */
import type { Doc } from "../_generated/dataModel";

const DAY_MS = 86_400_000;

/** When a call happens and what the caller's configuration says. */
export interface Moment {
  userId: string;
  nowMs: number;
  consentDefault: boolean;
  idempotencyTtlMs: number;
  sessionTtlMs: number;
}

/** The moment of a write, and what it makes of the user's revision. */
export interface Writing extends Moment {
  /** the user's revision before */
  before: Doc<"users_revisions"> | null;
  /** what it becomes when something changes; facts and episodes that change carry it */
  revision: number;
  /** the facts and episodes that are deleted */
  gone: { table: "facts" | "episodes"; id: string }[];
}

/** What of it a caller says. */
export type Options = Pick<Moment, "userId"> & Partial<Moment>;

/** Fills in the defaults that the service has, too. */
export function momentOf(options: Options): Moment {
  return {
    userId: options.userId,
    nowMs: options.nowMs ?? Date.now(),
    consentDefault: options.consentDefault ?? true,
    idempotencyTtlMs: options.idempotencyTtlMs ?? DAY_MS,
    sessionTtlMs: options.sessionTtlMs ?? 7 * DAY_MS,
  };
}

/** What a write did. */
export interface Applied<T> {
  value: T;
  /**
   * - changed: documents are different now, so the revision rises
   * - unchanged: there was nothing to change
   * - replayed: it had been done before
   * - refused: consents forbid all of it
   *
   * The outcomes of the first two are recorded.
   */
  effect: "changed" | "unchanged" | "replayed" | "refused";
}

export function changed<T>(value: T): Applied<T> {
  return { value, effect: "changed" };
}

/** For deletions: whether something was there. */
export function deleted(existed: boolean): Applied<boolean> {
  return { value: existed, effect: existed ? "changed" : "unchanged" };
}
