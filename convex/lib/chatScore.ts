import type { Fact } from "../validators";
import { decayedWeight } from "./factRules";
import { indexTerms } from "./searchTerms";
import { compareCodePoints } from "./sets";

/** What a chat is about. */
export interface Topic {
  skillIds: string[];
  tags: string[];
  /** skills that the person tracks */
  trackedSkillIds: string[];
  /** words of the question, see lib/searchTerms */
  terms: string[];
}

/** A fact on a wanted skill counts so much more, one with a wanted tag again; as in the service. */
const MATCH_BONUS = 1;
const TRACKED_BONUS = 0.25;

/** With a question relevance leads: a fact that has all its words counts so much more. */
const QUESTION_BONUS = 10;

/** By what each is worth to the chat, then by factId. */
export function bestFirst(facts: Fact[], topic: Topic, nowMs: number): Fact[] {
  return facts
    .map((fact) => ({ fact, value: decayedWeight(fact, nowMs) * match(fact, topic) }))
    .sort((a, b) => b.value - a.value || compareCodePoints(a.fact.factId, b.fact.factId))
    .map(({ fact }) => fact);
}

function match(fact: Fact, { skillIds, tags, trackedSkillIds, terms }: Topic): number {
  let match = 1;
  if (fact.skillId !== undefined && skillIds.includes(fact.skillId)) {
    match += MATCH_BONUS;
  } else if (fact.skillId !== undefined && trackedSkillIds.includes(fact.skillId)) {
    match += TRACKED_BONUS;
  }
  const wanted = tags.map((tag) => tag.toLowerCase());
  if (fact.tags.some((tag) => wanted.includes(tag.toLowerCase()))) {
    match += MATCH_BONUS;
  }
  return match * (1 + QUESTION_BONUS * shareOf(terms, fact));
}

/** Of the words asked for, the share that the fact has. */
function shareOf(terms: string[], fact: Fact): number {
  if (terms.length === 0) {
    return 0;
  }
  const has = new Set(indexTerms(fact).split(" "));
  return terms.filter((term) => has.has(term)).length / terms.length;
}
