import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { FactVector } from "../vectorValidators";

type VectorDocument = Doc<"users_memory_fact_vectors">;

/** A fact has one vector, of the model that saw it last. */
export async function findVector(db: DatabaseReader, userId: string, factId: string) {
  return await db
    .query("users_memory_fact_vectors")
    .withIndex("by_user_fact", (q) => q.eq("userId", userId).eq("factId", factId))
    .unique();
}

/** Those of a model by factId, from the start or after one. */
export function vectorsOf(db: DatabaseReader, userId: string, model: string, after?: string) {
  return db.query("users_memory_fact_vectors").withIndex("by_user_model", (q) => {
    const range = q.eq("userId", userId).eq("model", model);
    return after === undefined ? range : range.gt("factId", after);
  });
}

/** Nothing is written when it is the same. */
export async function saveVector(
  db: DatabaseWriter,
  userId: string,
  vector: FactVector,
  stored: VectorDocument | null,
): Promise<void> {
  if (stored === null) {
    await db.insert("users_memory_fact_vectors", { userId, ...vector });
  } else if (stored.model !== vector.model || stored.vector !== vector.vector) {
    await db.replace("users_memory_fact_vectors", stored._id, { userId, ...vector });
  }
}

export async function removeVector(
  db: DatabaseWriter,
  { userId, factId }: { userId: string; factId: string },
): Promise<void> {
  const stored = await findVector(db, userId, factId);
  if (stored !== null) {
    await db.delete("users_memory_fact_vectors", stored._id);
  }
}

export function toVector({ factId, model, vector }: VectorDocument): FactVector {
  return { factId, model, vector };
}
