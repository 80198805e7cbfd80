import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import { invalidArgument } from "../errors";
import { episode, fact, goal, preferences, profile, trackedSkill } from "../validators";
import { findConsent } from "./consents";
import { toEpisode } from "./episodes";
import { changedFacts, strongest, toFact } from "./facts";
import { listGoals } from "./goals";
import { findPreferences, toPreferences } from "./preferences";
import { findProfile, toProfile } from "./profile";
import { findRevision, revision, type Revision, revisionOf } from "./revisions";
import { scan } from "./scan";
import { listTrackedSkills } from "./trackedSkills";

/**
 * A person's memory, or what changed of it since the caller's revision. Nothing in it depends on the
 * time, so that Convex answers it again from its cache until a document changes: what has expired,
 * and whether the consent is granted, is for the caller to decide.
 */
export const memoryRead = v.object({
  revision,
  /** the person's decision on the consent `memory`; one without an end that denies it empties all */
  consent: v.optional(v.object({ granted: v.boolean(), expiresAtMs: v.optional(v.number()) })),
  profile: v.optional(profile),
  preferences: v.optional(preferences),
  /** active ones, newest first, then by goalId */
  goals: v.array(goal),
  /** by order */
  trackedSkills: v.array(trackedSkill),
  /** the strongest current ones, in that order; or those that changed, superseded ones among them */
  facts: v.array(fact),
  /** the newest, in that order; or those that changed */
  episodes: v.array(episode),
  /** whether there are more of each */
  more: v.object({ facts: v.boolean(), episodes: v.boolean() }),
  /** ids of what was deleted; absent when everything is told anew */
  gone: v.optional(v.object({ facts: v.array(v.string()), episodes: v.array(v.string()) })),
});
export type MemoryRead = Infer<typeof memoryRead>;
type Items = Pick<MemoryRead, "facts" | "episodes" | "more" | "gone">;

/** How much to read at most. */
export interface Wish {
  maxFacts: number;
  maxEpisodes: number;
  /** what the caller has already */
  known?: Revision;
}

const MAX_FACTS = 5_000;
const MAX_EPISODES = 500;

/** So that a read stays far below the 16 MiB that one function may read and return. */
const FACT_BYTES = 4 * 2 ** 20;
const EPISODE_BYTES = 3 * 2 ** 20;

/** When more changed, everything is told anew. */
const MAX_CHANGES = 200;
const CHANGE_BYTES = 2 ** 20;

const NOTHING: Items = { facts: [], episodes: [], more: { facts: false, episodes: false } };

export async function readMemory(
  db: DatabaseReader,
  userId: string,
  wish: Wish,
): Promise<MemoryRead> {
  requireRange("maxFacts", wish.maxFacts, MAX_FACTS);
  requireRange("maxEpisodes", wish.maxEpisodes, MAX_EPISODES);
  const [stored, decision, profile, preferences, goals, trackedSkills] = await Promise.all([
    findRevision(db, userId),
    findConsent(db, userId, "memory"),
    findProfile(db, userId),
    findPreferences(db, userId),
    listGoals(db, userId, "active"),
    listTrackedSkills(db, userId),
  ]);
  const revision = revisionOf(stored);
  const consent = decision
    ? { granted: decision.granted, expiresAtMs: decision.expiresAtMs }
    : undefined;
  if (consent?.granted === false && consent.expiresAtMs === undefined) {
    return { revision, consent, goals: [], trackedSkills: [], ...NOTHING };
  }
  return {
    revision,
    consent,
    profile: profile ? toProfile(profile) : undefined,
    preferences: preferences ? toPreferences(preferences) : undefined,
    goals,
    trackedSkills,
    ...((await changes(db, userId, stored, wish.known)) ?? (await everything(db, userId, wish))),
  };
}

async function everything(db: DatabaseReader, userId: string, wish: Wish): Promise<Items> {
  const [facts, episodes] = await Promise.all([
    scan(strongest(db, userId), all, bounds(wish.maxFacts, FACT_BYTES)),
    scan(newest(db, userId), all, bounds(wish.maxEpisodes, EPISODE_BYTES)),
  ]);
  return {
    facts: facts.items.map(toFact),
    episodes: episodes.items.map(toEpisode),
    more: { facts: facts.more, episodes: episodes.more },
  };
}

/** Nothing when the caller knows too little to be told only that. */
async function changes(
  db: DatabaseReader,
  userId: string,
  stored: Doc<"users_revisions"> | null,
  known: Revision | undefined,
): Promise<Items | undefined> {
  const now = revisionOf(stored);
  const told = stored?.goneUntil ?? 0;
  if (known?.epoch !== now.epoch || known.revision > now.revision || known.revision < told) {
    return undefined;
  }
  const since = known.revision;
  if (since === now.revision) {
    return { ...NOTHING, gone: { facts: [], episodes: [] } };
  }
  const [facts, episodes] = await Promise.all([
    scan(changedFacts(db, userId, since), all, bounds(MAX_CHANGES, CHANGE_BYTES)),
    scan(changedEpisodes(db, userId, since), all, bounds(MAX_CHANGES, CHANGE_BYTES)),
  ]);
  if (facts.more || episodes.more) {
    return undefined;
  }
  return {
    ...NOTHING,
    facts: facts.items.map(toFact),
    episodes: episodes.items.map(toEpisode),
    gone: {
      facts: goneSince(stored, since, "facts"),
      episodes: goneSince(stored, since, "episodes"),
    },
  };
}

function goneSince(
  stored: Doc<"users_revisions"> | null,
  since: number,
  wanted: "facts" | "episodes",
): string[] {
  return (stored?.gone ?? [])
    .filter(({ table, revision }) => table === wanted && revision > since)
    .map(({ id }) => id);
}

function newest(db: DatabaseReader, userId: string) {
  return db
    .query("users_memory_episodes")
    .withIndex("by_user_recency", (q) => q.eq("userId", userId));
}

function changedEpisodes(db: DatabaseReader, userId: string, since: number) {
  return db
    .query("users_memory_episodes")
    .withIndex("by_user_revision", (q) => q.eq("userId", userId).gt("revision", since));
}

const all = () => true;

function bounds(items: number, bytes: number) {
  return { items, bytes, documents: items };
}

function requireRange(field: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw invalidArgument(field, `${field} must be 1 to ${String(max)}`);
  }
}
