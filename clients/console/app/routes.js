/**
 * Pages by the fragment of the address, which browsers keep to themselves: an id in it reaches no
 * log of a server or a proxy.
 *
 * @typedef {{ page: "home" } | { page: "people" } | { page: "operator" } | { page: "lost" }
 *   | { page: "person", user: string, tab: string }} Route
 */

/**
 * @param {string} hash
 * @returns {Route}
 */
export function routeOf(hash) {
  const [page = "", user = "", tab = "memory", ...more] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decoded);
  if (page === "person" && user !== "" && more.length === 0) {
    return { page, user, tab };
  }
  if (user === "" && (page === "people" || page === "operator")) {
    return { page };
  }
  return { page: page === "" ? "home" : "lost" };
}

/**
 * @param {string} user
 * @param {string} [tab]
 */
export function personHref(user, tab) {
  return `#/person/${encodeURIComponent(user)}${tab === undefined ? "" : `/${tab}`}`;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
