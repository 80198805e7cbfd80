import type { DatabaseReader } from "../_generated/server";
import { LAST_TERM, queryTerms } from "../lib/searchTerms";
import type { Fact } from "../validators";
import { findFact, toFact } from "./facts";

/** Each is a read of its own, one after the other. */
const MAX_HITS = 100;

/** The current facts that match a question best, whether they have expired or not, best first. */
export async function searchFacts(
  db: DatabaseReader,
  userId: string,
  question: string,
): Promise<Fact[]> {
  const wanted = queryTerms(question);
  if (wanted.length === 0) {
    return [];
  }
  const terms = [...wanted, LAST_TERM].join(" ");
  const hits = await db
    .query("users_memory_terms")
    .withSearchIndex("search_terms", (q) => q.search("terms", terms).eq("userId", userId))
    .take(MAX_HITS);
  const facts = await Promise.all(
    hits
      .filter((hit) => hit.terms.split(" ").some((term) => wanted.includes(term)))
      .map(({ factId }) => findFact(db, userId, factId)),
  );
  return facts.flatMap((fact) =>
    fact?.supersededAtMs === undefined && fact ? [toFact(fact)] : [],
  );
}
