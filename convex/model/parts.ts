import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { SessionPart } from "../assessmentValidators";

type PartDocument = Doc<"users_session_parts">;

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
