import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { ErasureProgress } from "../deliveryValidators";
import { erased } from "../errors";
import type { DeletedPage } from "../exportValidators";
import { sha256Hex } from "../lib/sha256";

/** Longer than any write waits to be delivered. */
const KEEP_MS = 8 * 86_400_000;

/**
 * Leaves behind that a person is erased: what was accepted before shall not bring them back. An
 * erasure that was not done goes on, with what it has counted.
 */
export async function raiseFence(
  db: DatabaseWriter,
  userId: string,
  erasedAtMs: number,
): Promise<void> {
  const userHash = await hashOf(userId);
  const stored = await findErasure(db, userHash);
  const erasure = { userHash, erasedAtMs, expiresAtMs: erasedAtMs + KEEP_MS };
  if (stored === null) {
    await db.insert("erasures", erasure);
  } else if (stored.erasedAtMs < erasedAtMs) {
    const progress = stored.progress?.done === false ? stored.progress : undefined;
    await db.replace("erasures", stored._id, { ...erasure, progress });
  }
}

/** Adds what a page has deleted, behind a fence that was raised. */
export async function addToProgress(
  db: DatabaseWriter,
  userId: string,
  page: DeletedPage,
): Promise<void> {
  const stored = await findErasure(db, await hashOf(userId));
  if (stored !== null) {
    const deleted = { ...stored.progress?.deleted };
    for (const [table, count] of Object.entries(page.deleted)) {
      deleted[table] = (deleted[table] ?? 0) + count;
    }
    const progress = { deleted, pagedAtMs: Date.now(), done: !page.more };
    await db.patch("erasures", stored._id, { progress });
  }
}

/** Null when the person was not erased lately. */
export async function findProgress(
  db: DatabaseReader,
  userId: string,
): Promise<ErasureProgress | null> {
  return (await findErasure(db, await hashOf(userId)))?.progress ?? null;
}

/** Refuses what was accepted before the person was erased. */
export async function requireAfterErasure(
  db: DatabaseReader,
  userId: string,
  acceptedAtMs: number | undefined,
): Promise<void> {
  if (acceptedAtMs === undefined) {
    return;
  }
  const erasure = await findErasure(db, await hashOf(userId));
  if (erasure !== null && acceptedAtMs < erasure.erasedAtMs) {
    throw erased();
  }
}

async function hashOf(userId: string): Promise<string> {
  return await sha256Hex(64, userId);
}

async function findErasure(db: DatabaseReader, userHash: string) {
  return await db
    .query("erasures")
    .withIndex("by_userHash", (q) => q.eq("userHash", userHash))
    .unique();
}
