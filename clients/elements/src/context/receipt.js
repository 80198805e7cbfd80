/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["ContextResponse"]} Context
 * @typedef {Schemas["Receipt"]} Receipt
 */

/** In the order of the rendered text, headings first. */
export const SECTIONS = /** @type {const} */ ([
  "frame",
  "profile",
  "preferences",
  "goals",
  "facts",
  "episodes",
]);

/** @typedef {typeof SECTIONS[number]} Section */

/**
 * Where the budget went, in tokens: sections, what nobody used, and what was held back for chat
 * models that count otherwise. They add up to the limit.
 *
 * @param {Context} context
 * @returns {{ name: Section | "free" | "buffer", tokens: number }[]}
 */
export function budgetOf({ receipt, limitTokens, tokensEstimated }) {
  if (receipt === undefined) {
    return [];
  }
  const free = Math.max(0, receipt.budgetTokens - tokensEstimated);
  return [
    ...SECTIONS.map((name) => ({ name, tokens: receipt.sections[name] ?? 0 })),
    { name: /** @type {const} */ ("free"), tokens: free },
    { name: /** @type {const} */ ("buffer"), tokens: limitTokens - receipt.budgetTokens },
  ].filter(({ tokens }) => tokens > 0);
}

/**
 * What the items of a context say, by their id.
 *
 * @param {Context} context
 * @returns {Map<string, string>}
 */
export function wordsOf({ facts, episodes, goals }) {
  return new Map([
    ...facts.map(({ factId, text }) => /** @type {const} */ ([factId, text])),
    ...episodes.map(({ episodeId, summary }) => /** @type {const} */ ([episodeId, summary])),
    ...goals.map(({ goalId, title }) => /** @type {const} */ ([goalId, title])),
  ]);
}

/**
 * The parts of a score that count for something, the largest first.
 *
 * @param {Readonly<Record<string, number>>} terms
 */
export function termsOf(terms) {
  return Object.entries(terms)
    .filter(([, value]) => Math.abs(value) >= 0.0005)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
}
