import { type Infer, v } from "convex/values";
import { strongestFirst } from "../lib/factRules";
import { TokenBudget } from "../lib/tokens";
import { type Episode, episode, fact, goal, preferences, trackedSkill } from "../validators";
import type { Snapshot } from "./snapshot";

/** What a chat should know of a person, strongest first. */
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
 * always matter, then the strongest facts and the newest episodes.
 */
export function cutToLimit(
  candidates: Snapshot,
  nowMs: number,
  limitTokens: number | undefined,
): ChatContext {
  const budget = new TokenBudget(limitTokens);
  const preferences = candidates.preferences ? [candidates.preferences] : [];
  const [kept] = budget.take(preferences, (all) => JSON.stringify(all));
  const trackedSkills = budget.take(candidates.trackedSkills, (skill) => skill.skillId);
  const goals = budget.take(candidates.goals, (g) => `${g.title} ${g.description ?? ""}`);
  const strongest = strongestFirst(candidates.facts, nowMs);
  const facts = budget.take(strongest, (f) => f.text, FACT_SHARE);
  const episodes = budget.take(candidates.episodes, textOf);
  const rest = strongest.filter((f) => !facts.includes(f));
  return {
    facts: strongestFirst([...facts, ...budget.take(rest, (f) => f.text)], nowMs),
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
