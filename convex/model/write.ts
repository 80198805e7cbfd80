import type { Infer } from "convex/values";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import type { Outcome, write } from "../validators";
import { isGranted } from "./consents";
import { keysOf, lookUp, record } from "./idempotency";
import { raiseRevision } from "./revisions";

const DAY_MS = 86_400_000;

/** When a call happens and what the caller's configuration says. */
export interface Moment {
  userId: string;
  nowMs: number;
  consentDefault: boolean;
  idempotencyTtlMs: number;
  sessionTtlMs: number;
}

interface Options {
  userId: string;
  nowMs?: number;
  consentDefault?: boolean;
  idempotencyTtlMs?: number;
  sessionTtlMs?: number;
}

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

/** The consents that gate data; others are only kept. */
export type Gate = "memory" | "progress";

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

/** Which write it is, and which consent gates it. */
export interface Operation {
  name: string;
  gate?: Gate;
}

/**
 * A write in one transaction, once in effect: a known key returns the recorded outcome, a missing
 * consent denies, and only then it is applied, the user's revision rises and the outcome is recorded
 * under all keys. Denied and failed writes are not recorded.
 */
export async function once<T>(
  ctx: MutationCtx,
  args: { userId: string; write?: Infer<typeof write> },
  { name, gate }: Operation,
  apply: (moment: Moment) => Promise<Applied<T>>,
): Promise<Outcome<T>> {
  const moment = momentOf({ ...args.write, userId: args.userId });
  const keys = keysOf(name, args.write);
  const { recorded, expired } = await lookUp(ctx.db, moment, keys);
  if (recorded !== undefined) {
    const { outcome, replayed } = recorded;
    return { kind: "done", value: JSON.parse(outcome) as T, replayed };
  }
  if (gate !== undefined && !(await isGranted(ctx.db, moment, gate))) {
    return { kind: "denied", consent: gate };
  }
  const { value, effect } = await apply(moment);
  if (effect === "changed") {
    await raiseRevision(ctx.db, moment);
  }
  if (effect === "changed" || effect === "unchanged") {
    await record(ctx.db, moment, keys, expired, JSON.stringify(value));
  }
  return { kind: "done", value, replayed: effect === "replayed" };
}

/** A read that a consent gates. */
export async function gated<T>(
  ctx: QueryCtx,
  options: Options,
  gate: Gate,
  read: (moment: Moment) => Promise<T>,
): Promise<Outcome<T>> {
  const moment = momentOf(options);
  if (!(await isGranted(ctx.db, moment, gate))) {
    return { kind: "denied", consent: gate };
  }
  return { kind: "done", value: await read(moment), replayed: false };
}
