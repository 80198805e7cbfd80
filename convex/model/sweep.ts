import type { DatabaseWriter } from "../_generated/server";
import { removeParked } from "./parked";
import { LIST_BYTES, scan } from "./scan";

/** Of each table, in one page. */
const MAX_DOCUMENTS = 500;

/** Deletes a page of what has expired and belongs to nobody. True when there is more. */
export async function sweepOthers(db: DatabaseWriter, nowMs: number): Promise<boolean> {
  const bounds = { items: MAX_DOCUMENTS, bytes: LIST_BYTES, documents: MAX_DOCUMENTS };
  const parked = await scan(
    db
      .query("parked_writes")
      .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs)),
    () => true,
    bounds,
  );
  await removeParked(db, parked.items);
  const erasures = await db
    .query("erasures")
    .withIndex("by_expiresAt", (q) => q.gte("expiresAtMs", 0).lte("expiresAtMs", nowMs))
    .take(MAX_DOCUMENTS);
  for (const erasure of erasures) {
    await db.delete("erasures", erasure._id);
  }
  return parked.more || erasures.length === MAX_DOCUMENTS;
}
