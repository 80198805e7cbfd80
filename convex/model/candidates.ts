import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import { isLive } from "../lib/expiry";
import { isCurrent } from "../lib/factRules";
import { queryTerms } from "../lib/searchTerms";
import { compareCodePoints } from "../lib/sets";
import { episode, fact, goal, preferences, profile, trackedSkill } from "../validators";
import { toEpisode } from "./episodes";
import { strongest, toFact } from "./facts";
import { listGoals } from "./goals";
import { findPreferences, toPreferences } from "./preferences";
import { findProfile, toProfile } from "./profile";
import { scan, SCAN_DOCUMENTS } from "./scan";
import { listTrackedSkills } from "./trackedSkills";
import type { Moment } from "./vocabulary";

/** What a context may be made of, as of one moment. */
export const snapshot = v.object({
  facts: v.array(fact),
  episodes: v.array(episode),
  profile: v.optional(profile),
  preferences: v.optional(preferences),
  goals: v.array(goal),
  trackedSkills: v.array(trackedSkill),
  /** whether facts and episodes are all that there are */
  complete: v.boolean(),
});
export type Snapshot = Infer<typeof snapshot>;

/** Nothing is known about the person. */
export const EMPTY: Snapshot = {
  facts: [],
  episodes: [],
  goals: [],
  trackedSkills: [],
  complete: true,
};

/** How much to read, and what the person asks. */
export interface Wish {
  text?: string;
  maxFacts: number;
  maxEpisodes: number;
}

/** So that a context stays far below the 16 MiB that one function may read and return. */
const FACT_BYTES = 4 * 2 ** 20;
const EPISODE_BYTES = 3 * 2 ** 20;

/** Convex refuses to look at more results of one search. */
const MAX_HITS = 1_000;

type FactDocument = Doc<"users_memory_facts">;

export async function readCandidates(
  db: DatabaseReader,
  moment: Moment,
  wish: Wish,
): Promise<Snapshot> {
  const { userId } = moment;
  const facts = await readFacts(db, moment, wish);
  const episodes = await readEpisodes(db, moment, wish.maxEpisodes);
  const profile = await findProfile(db, userId);
  const preferences = await findPreferences(db, userId);
  return {
    facts: facts.items.map(toFact),
    episodes: episodes.items.map(toEpisode),
    profile: profile === null ? undefined : toProfile(profile),
    preferences: preferences === null ? undefined : toPreferences(preferences),
    goals: await listGoals(db, userId, "active"),
    trackedSkills: await listTrackedSkills(db, userId),
    complete: !facts.more && !episodes.more,
  };
}

/** All; or the strongest half and the best matches; or the strongest. By factId. */
async function readFacts(db: DatabaseReader, moment: Moment, { text, maxFacts }: Wish) {
  const { items: strong, more } = await scan(
    strongest(db, moment.userId),
    (fact) => isLive(fact, moment.nowMs),
    { items: maxFacts, bytes: FACT_BYTES, documents: SCAN_DOCUMENTS },
  );
  const terms = more ? queryTerms(text ?? "") : "";
  const items = terms === "" ? strong : await mixed(db, moment, strong, terms);
  return { items: items.sort((a, b) => compareCodePoints(a.factId, b.factId)), more };
}

/** The stronger half, the best matches, and further strong ones for want of matches. */
async function mixed(
  db: DatabaseReader,
  moment: Moment,
  strong: FactDocument[],
  terms: string,
): Promise<FactDocument[]> {
  const half = strong.slice(0, Math.ceil(strong.length / 2));
  const matches = await search(db, moment, terms, strong.length);
  const chosen = new Map([...half, ...matches, ...strong].map((fact) => [fact.factId, fact]));
  return [...chosen.values()].slice(0, strong.length);
}

/** The best full-text matches; those of the strongest half are among them, so enough are asked for. */
async function search(
  db: DatabaseReader,
  moment: Moment,
  terms: string,
  count: number,
): Promise<FactDocument[]> {
  const source = db
    .query("users_memory_facts")
    .withSearchIndex("search_terms", (q) => q.search("terms", terms).eq("userId", moment.userId));
  const hits = await source.take(Math.min(count, MAX_HITS));
  return hits.filter((hit) => isCurrent(hit, moment.nowMs));
}

/** Live ones, newest first, then by episodeId. */
async function readEpisodes(db: DatabaseReader, { userId, nowMs }: Moment, maxEpisodes: number) {
  return await scan(
    db.query("users_memory_episodes").withIndex("by_user_recency", (q) => q.eq("userId", userId)),
    (episode) => isLive(episode, nowMs),
    { items: maxEpisodes, bytes: EPISODE_BYTES, documents: SCAN_DOCUMENTS },
  );
}
