import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import { removeVector } from "./factVectors";
import { type Indexed, removeTerms, saveTerms } from "./terms";

type FactDocument = Doc<"users_memory_facts">;

/**
 * Keeps in step what is made of a fact and is beside it. A vector is of the text as it was, and a fact
 * that no longer ranks has none.
 */
export async function saveDerived(
  db: DatabaseWriter,
  userId: string,
  fact: Indexed,
  before: FactDocument | null,
): Promise<void> {
  await saveTerms(db, userId, fact, before);
  const ranked = before !== null && before.supersededAtMs === undefined;
  if (ranked && (fact.supersededAtMs !== undefined || fact.text !== before.text)) {
    await removeVector(db, before);
  }
}

export async function removeDerived(db: DatabaseWriter, fact: FactDocument): Promise<void> {
  await removeTerms(db, fact);
  await removeVector(db, fact);
}
