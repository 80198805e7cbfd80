import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { SessionPart } from "../assessmentValidators";
import { isLive } from "../lib/expiry";
import { compareCodePoints } from "../lib/sets";

type PartDocument = Doc<"users_session_parts">;

/** A session has been of at most a few. */
const MAX_USERS = 20;

/** Far more than a session has assessments. */
const MAX_PARTS = 500;

/** Deletes all that is said of a session; how many there were. */
export async function deletePartsOf(
  db: DatabaseWriter,
  userId: string,
  sessionId: string,
): Promise<number> {
  const parts = await partsOf(db, userId, sessionId);
  for (const part of parts) {
    await db.delete("users_session_parts", part._id);
  }
  return parts.length;
}

export async function savePart(
  db: DatabaseWriter,
  userId: string,
  part: SessionPart,
  stored: PartDocument | null,
): Promise<void> {
  const document = { userId, ...part };
  if (stored === null) {
    await db.insert("users_session_parts", document);
  } else {
    await db.replace("users_session_parts", stored._id, document);
  }
}

export async function findPart(
  db: DatabaseReader,
  userId: string,
  sessionId: string,
  groupId: string,
) {
  return await db
    .query("users_session_parts")
    .withIndex("by_user_session", (q) =>
      q.eq("userId", userId).eq("sessionId", sessionId).eq("groupId", groupId),
    )
    .unique();
}

/** Once its binding has expired, a session is whose digest is the latest. */
export async function latestDigest(
  db: DatabaseReader,
  sessionId: string,
  nowMs: number,
): Promise<PartDocument | null> {
  const digests = await db
    .query("users_session_parts")
    .withIndex("by_session", (q) => q.eq("sessionId", sessionId).eq("groupId", ""))
    .order("desc")
    .take(MAX_USERS);
  const live = digests.filter((digest) => isLive(digest, nowMs));
  return live.sort(latestFirst)[0] ?? null;
}

function latestFirst(a: PartDocument, b: PartDocument): number {
  return b.createdAtMs - a.createdAtMs || compareCodePoints(a.userId, b.userId);
}

export async function partsOf(db: DatabaseReader, userId: string, sessionId: string) {
  return await db
    .query("users_session_parts")
    .withIndex("by_user_session", (q) => q.eq("userId", userId).eq("sessionId", sessionId))
    .take(MAX_PARTS);
}

export function toPart(document: PartDocument): SessionPart {
  const { _id, _creationTime, userId, ...part } = document;
  return part;
}
