import { type Infer, v } from "convex/values";
import { bestFirst, type Topic } from "../lib/chatScore";
import { TokenBudget } from "../lib/tokens";
import { type Episode, episode, fact, goal, preferences, trackedSkill } from "../validators";
import type { Snapshot } from "./snapshot";

/** The budget of who names none. */
export const DEFAULT_LIMIT_TOKENS = 1_024;

/** The share of every limit that stays unused, for chat models that count differently. */
const SAFETY_BUFFER = 0.05;

/** What a chat should know of a person, best first. */
export const chatContext = v.object({
  facts: v.array(fact),
  episodes: v.array(episode),
  preferences: v.optional(preferences),
  goals: v.array(goal),
  trackedSkills: v.array(trackedSkill),
  ctx_source: v.literal("convex"),
  /** why it is empty */
  reason: v.optional(v.literal("consent_denied")),
  /** by length; the service counts exactly, where that matters */
  tokensEstimated: v.number(),
});
export type ChatContext = Infer<typeof chatContext>;

/** The share of what preferences and goals leave that facts may take before episodes. */
const FACT_SHARE = 0.7;

/**
 * Cuts candidates to a budget of tokens: preferences, skills and goals first, which are short and
 * always matter, then the best facts and the newest episodes.
 */
export function cutToLimit(
  candidates: Snapshot,
  topic: Topic,
  nowMs: number,
  limitTokens = DEFAULT_LIMIT_TOKENS,
): ChatContext {
  const budget = new TokenBudget(Math.floor(limitTokens * (1 - SAFETY_BUFFER)));
  const preferences = candidates.preferences ? [candidates.preferences] : [];
  const [kept] = budget.take(preferences, (all) => JSON.stringify(all));
  const trackedSkills = budget.take(candidates.trackedSkills, (skill) => skill.skillId);
  const goals = budget.take(candidates.goals, (g) => `${g.title} ${g.description ?? ""}`);
  const best = bestFirst(candidates.facts, topic, nowMs);
  const facts = budget.take(best, (f) => f.text, FACT_SHARE);
  const episodes = budget.take(candidates.episodes, textOf);
  const rest = best.filter((f) => !facts.includes(f));
  return {
    facts: bestFirst([...facts, ...budget.take(rest, (f) => f.text)], topic, nowMs),
    episodes,
    preferences: kept,
    goals,
    trackedSkills,
    ctx_source: "convex",
    tokensEstimated: budget.spent,
  };
}

function textOf({ summary, highlights }: Episode): string {
  return [summary, ...highlights.map((highlight) => highlight.text)].join("\n");
}
