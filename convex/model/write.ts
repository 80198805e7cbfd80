import type { Infer } from "convex/values";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { invalidArgument } from "../errors";
import { argumentFault } from "../lib/documentRules";
import type { Gate, Operation } from "../operations";
import type { Outcome, write } from "../validators";
import { isGranted } from "./consents";
import { requireAfterErasure } from "./fence";
import { keysOf, lookUp, record } from "./idempotency";
import { type Gist, retell } from "./gists";
import { begin, raiseRevision } from "./revisions";
import { type Applied, type Moment, momentOf, type Options, type Writing } from "./vocabulary";

/**
 * The moment of a write that may be done: nothing that it names is empty, its numbers and days are
 * such, and its person was not erased since it was accepted.
 */
export async function admit(
  ctx: MutationCtx,
  args: { userId: string; write?: Infer<typeof write> },
): Promise<Moment> {
  const fault = argumentFault(args);
  if (fault !== undefined) {
    throw invalidArgument(fault.field, fault.rule);
  }
  await requireAfterErasure(ctx.db, args.userId, args.write?.acceptedAtMs);
  return momentOf({ ...args.write, userId: args.userId });
}

/**
 * A write in one transaction, once in effect: a known key tells again what came of it, a missing
 * consent denies, and only then it is applied, the user's revision rises and the gist is recorded
 * under all keys. Denied and failed writes are not recorded.
 */
export async function once<T, V>(
  ctx: MutationCtx,
  args: { userId: string; write?: Infer<typeof write> },
  { function: path, gate }: Operation,
  gist: Gist<T, V>,
  apply: (at: Writing) => Promise<Applied<T>>,
): Promise<Outcome<T>> {
  const moment = await admit(ctx, args);
  const keys = keysOf(path, args.write);
  const { recorded, expired } = await lookUp(ctx.db, moment, keys);
  if (recorded !== undefined) {
    const value = await retell(ctx.db, moment, gist, recorded);
    return { kind: "done", value, replayed: recorded.replayed };
  }
  if (gate !== undefined && !(await isGranted(ctx.db, moment, gate))) {
    return { kind: "denied", consent: gate };
  }
  const at = await begin(ctx.db, moment);
  const { value, effect } = await apply(at);
  if (effect === "changed") {
    await raiseRevision(ctx.db, at);
  }
  if (effect === "changed" || effect === "unchanged") {
    await record(ctx.db, moment, keys, expired, JSON.stringify(gist.of(value)));
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
