import type { DatabaseReader } from "../_generated/server";
import { queryTerms } from "../lib/searchTerms";
import type { Fact } from "../validators";
import { toFact } from "./facts";

/** Each is a read of its own, one after the other. */
const MAX_HITS = 100;

/** The current facts that match a question best, whether they have expired or not, best first. */
export async function searchFacts(
  db: DatabaseReader,
  userId: string,
  question: string,
): Promise<Fact[]> {
  const terms = queryTerms(question);
  if (terms === "") {
    return [];
  }
  const hits = await db
    .query("users_memory_facts")
    .withSearchIndex("search_terms", (q) => q.search("terms", terms).eq("userId", userId))
    .take(MAX_HITS);
  return hits.filter(({ supersededAtMs }) => supersededAtMs === undefined).map(toFact);
}
