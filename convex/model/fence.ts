import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { erased } from "../errors";
import { sha256Hex } from "../lib/sha256";

/** Longer than any write waits to be delivered. */
const KEEP_MS = 8 * 86_400_000;

/** Leaves behind that a person is erased: what was accepted before shall not bring them back. */
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
    await db.replace("erasures", stored._id, erasure);
  }
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
