/**
 * @import { Schemas } from "@user-memory/client"
 * @import { StringKey } from "../strings.js"
 */

const SOURCES = ["correction", "import", "api"];

/**
 * By whom a fact was said, as words of the strings.
 *
 * @param {Schemas["Fact"]} fact
 * @returns {{ key: StringKey, values: Record<string, string> }[]}
 */
export function originsOf({ origins, source }) {
  const all = origins !== undefined && origins.length > 0 ? origins : [source];
  const seen = new Set();
  return all.map(originOf).filter(({ key, values }) => {
    const known = seen.size;
    return seen.add(key + Object.values(values).join("/")).size > known;
  });
}

/**
 * @param {string} origin
 * @returns {{ key: StringKey, values: Record<string, string> }}
 */
function originOf(origin) {
  const at = origin.indexOf(":");
  const id = origin.slice(at + 1);
  if (origin.startsWith("assessment:")) {
    return { key: "fact.source.assessment", values: { session: id.split("/")[0] ?? id } };
  }
  if (origin.startsWith("session:")) {
    return { key: "fact.source.session", values: { session: id } };
  }
  return SOURCES.includes(origin)
    ? { key: /** @type {StringKey} */ (`fact.source.${origin}`), values: {} }
    : { key: "fact.source.other", values: { source: origin } };
}

/**
 * How much a fact weighs now, 0 to 10: half as much with every half-life since it was said last.
 *
 * @param {Schemas["Fact"]} fact
 */
export function strengthOf({ weight, decayMs, lastReinforcedAtMs, pinned }, now = Date.now()) {
  const age = Math.max(0, now - lastReinforcedAtMs);
  return pinned ? weight : weight * 2 ** (-age / decayMs);
}
