import { type Infer, v } from "convex/values";
import type { DatabaseReader } from "../_generated/server";
import { isLive } from "../lib/expiry";
import { queryTerms } from "../lib/searchTerms";
import { compareCodePoints } from "../lib/sets";
import type { Fact } from "../validators";
import { type ChatContext, cutToLimit } from "./chatContext";
import { isGranted } from "./consents";
import { readMemory, type Wish } from "./memory";
import { searchFacts } from "./search";
import { isBound } from "./sessions";
import { EMPTY, snapshot, type Snapshot } from "./snapshot";
import type { Moment } from "./vocabulary";

/** What one read found, for services from before `readMemory`. */
export const contextRead = v.object({
  revision: v.number(),
  consented: v.boolean(),
  sessionBound: v.boolean(),
  /** absent when the caller's known revision is still the current one */
  snapshot: v.optional(snapshot),
});
export type ContextRead = Infer<typeof contextRead>;

export interface ContextQuery extends Pick<Wish, "maxFacts" | "maxEpisodes"> {
  text?: string;
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
  const { revision, snapshot } = await readCandidates(db, moment, query);
  const consented = await isGranted(db, moment, "memory");
  const { sessionId } = query;
  const sessionBound = sessionId !== undefined && (await isBound(db, moment, sessionId));
  const status = { revision, consented, sessionBound };
  if (!consented) {
    return { ...status, snapshot: EMPTY };
  }
  return query.knownRevision === revision ? status : { ...status, snapshot };
}

/** What a chat should know of a person, strongest first and cut to a budget. */
export async function chatContextOf(
  db: DatabaseReader,
  moment: Moment,
  query: ContextQuery & { limitTokens?: number; skillIds?: string[]; tags?: string[] },
): Promise<ChatContext> {
  const granted = await isGranted(db, moment, "memory");
  const snapshot = granted ? (await readCandidates(db, moment, query)).snapshot : EMPTY;
  const { skillIds = [], tags = [], text = "" } = query;
  const trackedSkillIds = snapshot.trackedSkills.map(({ skillId }) => skillId);
  const topic = { skillIds, tags, trackedSkillIds, terms: queryTerms(text) };
  const context = cutToLimit(snapshot, topic, moment.nowMs, query.limitTokens);
  return granted ? context : { ...context, reason: "consent_denied" };
}

async function readCandidates(db: DatabaseReader, moment: Moment, query: ContextQuery) {
  const { userId, nowMs } = moment;
  const { text, maxFacts, maxEpisodes } = query;
  const read = await readMemory(db, userId, { maxFacts, maxEpisodes });
  const strong = read.facts.filter((fact) => isLive(fact, nowMs));
  const matches = read.more.facts && text !== undefined ? await searchFacts(db, userId, text) : [];
  const facts = mixed(
    strong,
    matches.filter((fact) => isLive(fact, nowMs)),
  );
  const snapshot: Snapshot = {
    facts: facts.sort((a, b) => compareCodePoints(a.factId, b.factId)),
    episodes: read.episodes.filter((episode) => isLive(episode, nowMs)),
    profile: read.profile,
    preferences: read.preferences,
    goals: read.goals,
    trackedSkills: read.trackedSkills,
    complete: !read.more.facts && !read.more.episodes,
  };
  return { revision: read.revision.revision, snapshot };
}

/** The stronger half, the best matches, and further strong ones for want of matches. */
function mixed(strong: Fact[], matches: Fact[]): Fact[] {
  const half = strong.slice(0, Math.ceil(strong.length / 2));
  const chosen = new Map([...half, ...matches, ...strong].map((fact) => [fact.factId, fact]));
  return [...chosen.values()].slice(0, strong.length);
}
