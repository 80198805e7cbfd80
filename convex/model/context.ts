import { type Infer, v } from "convex/values";
import type { DatabaseReader } from "../_generated/server";
import { invalidArgument } from "../errors";
import { EMPTY, readCandidates, snapshot, type Wish } from "./candidates";
import { type ChatContext, cutToLimit } from "./chatContext";
import { isGranted } from "./consents";
import { readRevision } from "./revisions";
import { isBound } from "./sessions";
import type { Moment } from "./vocabulary";

const MAX_FACTS = 5_000;
const MAX_EPISODES = 500;

/** What one read found. */
export const contextRead = v.object({
  /** rises with every write to the user's documents, 0 before the first */
  revision: v.number(),
  /** whether the consent `memory` is granted; if not, the snapshot is empty */
  consented: v.boolean(),
  /** whether the asked session is bound to the user, seen not long ago */
  sessionBound: v.boolean(),
  /** absent when the caller's known revision is still the current one */
  snapshot: v.optional(snapshot),
});
export type ContextRead = Infer<typeof contextRead>;

export interface ContextQuery extends Wish {
  sessionId?: string;
  /** the revision whose snapshot the caller has already */
  knownRevision?: number;
}

/** The candidates of a context, for a caller that ranks and packs them. */
export async function readContext(
  db: DatabaseReader,
  moment: Moment,
  query: ContextQuery,
): Promise<ContextRead> {
  requireRange("maxFacts", query.maxFacts, MAX_FACTS);
  requireRange("maxEpisodes", query.maxEpisodes, MAX_EPISODES);
  const revision = await readRevision(db, moment.userId);
  const consented = await isGranted(db, moment, "memory");
  const { sessionId } = query;
  const sessionBound = sessionId !== undefined && (await isBound(db, moment, sessionId));
  const status = { revision, consented, sessionBound };
  if (!consented) {
    return { ...status, snapshot: EMPTY };
  }
  if (query.knownRevision === revision) {
    return status;
  }
  return { ...status, snapshot: await readCandidates(db, moment, query) };
}

/** What a chat should know of a person, strongest first and cut to a budget. */
export async function chatContextOf(
  db: DatabaseReader,
  moment: Moment,
  query: Wish & { limitTokens?: number },
): Promise<ChatContext> {
  if (!(await isGranted(db, moment, "memory"))) {
    return { ...cutToLimit(EMPTY, moment.nowMs, 0), reason: "consent_denied" };
  }
  const candidates = await readCandidates(db, moment, query);
  return cutToLimit(candidates, moment.nowMs, query.limitTokens);
}

function requireRange(field: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw invalidArgument(field, `${field} must be 1 to ${String(max)}`);
  }
}
