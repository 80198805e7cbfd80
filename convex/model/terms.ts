import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { indexTerms } from "../lib/searchTerms";
import type { Fact } from "../validators";

type FactDocument = Doc<"users_memory_facts">;
export type Indexed = Pick<Fact, "factId" | "text" | "tags" | "supersededAtMs">;

/**
 * Keeps what the full-text index holds of a fact in step with it. They are apart, so that reading a
 * memory does not read them, too.
 */
export async function saveTerms(
  db: DatabaseWriter,
  userId: string,
  fact: Indexed,
  before: FactDocument | null,
): Promise<void> {
  const terms = termsOf(fact);
  const indexed = before === null || isToMove(before) ? undefined : termsOf(before);
  if (terms === indexed) {
    return;
  }
  const stored = indexed === undefined ? null : await findTerms(db, userId, fact.factId);
  const document = { userId, factId: fact.factId, terms };
  if (stored === null && terms !== undefined) {
    await db.insert("users_memory_terms", { ...document, terms });
  } else if (stored !== null && terms !== undefined) {
    await db.replace("users_memory_terms", stored._id, { ...document, terms });
  } else if (stored !== null) {
    await db.delete("users_memory_terms", stored._id);
  }
}

export async function removeTerms(
  db: DatabaseWriter,
  { userId, factId }: FactDocument,
): Promise<void> {
  const stored = await findTerms(db, userId, factId);
  if (stored !== null) {
    await db.delete("users_memory_terms", stored._id);
  }
}

/** By factId, from the start or after one. */
export function termsOfUser(db: DatabaseReader, userId: string, after?: string) {
  return db.query("users_memory_terms").withIndex("by_user_fact", (q) => {
    const range = q.eq("userId", userId);
    return after === undefined ? range : range.gt("factId", after);
  });
}

export async function findTerms(db: DatabaseReader, userId: string, factId: string) {
  return await db
    .query("users_memory_terms")
    .withIndex("by_user_fact", (q) => q.eq("userId", userId).eq("factId", factId))
    .unique();
}

/** Whether it is from before its terms had a table. */
function isToMove(fact: FactDocument): boolean {
  return fact.terms !== undefined;
}

/** So many facts are moved at once, so that a deployment has time for others. */
const PAGE = 100;

/** Moves the terms of old facts to their table. True when there are more. */
export async function moveTerms(db: DatabaseWriter): Promise<boolean> {
  const facts = await db
    .query("users_memory_facts")
    .withIndex("by_terms", (q) => q.gte("terms", ""))
    .take(PAGE);
  for (const fact of facts) {
    await saveTerms(db, fact.userId, fact, fact);
    await db.patch("users_memory_facts", fact._id, { terms: undefined });
  }
  return facts.length === PAGE;
}

/** None once it is superseded: it would take the place of another among the matches. */
function termsOf(fact: Indexed): string | undefined {
  return fact.supersededAtMs === undefined ? indexTerms(fact) : undefined;
}
