import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { AssessmentRecord } from "../assessmentValidators";
import type { MemoryTable } from "../exportValidators";

/** In one page of an erasure. */
const MAX_CUT = 500;

type RecordDocument = Doc<"users_assessments">;

/** A session has at most this many assessments that one write can take back. */
export const MAX_OF_SESSION = 200;

/** So many records of one day are looked at to tell whether a label is still said. */
const MAX_OF_DAY = 1_000;

export async function findRecord(
  db: DatabaseReader,
  userId: string,
  sessionId: string,
  groupId: string,
) {
  return await db
    .query("users_assessments")
    .withIndex("by_user_session", (q) =>
      q.eq("userId", userId).eq("sessionId", sessionId).eq("groupId", groupId),
    )
    .unique();
}

/** By groupId ascending; one more than can be taken back at once tells that there are more. */
export async function recordsOfSession(db: DatabaseReader, userId: string, sessionId: string) {
  return await db
    .query("users_assessments")
    .withIndex("by_user_session", (q) => q.eq("userId", userId).eq("sessionId", sessionId))
    .take(MAX_OF_SESSION + 1);
}

/** What a person's assessments of one day have said. */
export async function recordsOfDay(db: DatabaseReader, userId: string, dateYYYYMMDD: string) {
  return await db
    .query("users_assessments")
    .withIndex("by_user_date", (q) => q.eq("userId", userId).eq("dateYYYYMMDD", dateYYYYMMDD))
    .take(MAX_OF_DAY);
}

export async function saveRecord(
  db: DatabaseWriter,
  userId: string,
  record: AssessmentRecord,
  stored: RecordDocument | null,
): Promise<void> {
  const hasFacts = record.factIds.length > 0;
  const hasProgress = record.rollups.length > 0 || record.xp > 0;
  const document = { userId, ...record, hasFacts, hasProgress };
  if (stored === null) {
    await db.insert("users_assessments", document);
  } else {
    await db.replace("users_assessments", stored._id, document);
  }
}

/** Removes from the records what they say of erased tables. True when a further page is needed. */
export async function cutRecords(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Promise<boolean> {
  const facts = tables.includes("users_memory_facts") ? await naming(db, userId, "facts") : [];
  for (const { _id } of facts) {
    await db.patch("users_assessments", _id, { factIds: [], hasFacts: false });
  }
  const counted = tables.includes("users_progress_daily") || tables.includes("users_gamification");
  const progress = counted ? await naming(db, userId, "progress") : [];
  for (const { _id } of progress) {
    await db.patch("users_assessments", _id, { rollups: [], xp: 0, hasProgress: false });
  }
  return facts.length === MAX_CUT || progress.length === MAX_CUT;
}

/** A page of the records that name facts, or points and days. */
async function naming(db: DatabaseReader, userId: string, what: "facts" | "progress") {
  const records = db.query("users_assessments");
  const found =
    what === "facts"
      ? records.withIndex("by_user_facts", (q) => q.eq("userId", userId).eq("hasFacts", true))
      : records.withIndex("by_user_progress", (q) =>
          q.eq("userId", userId).eq("hasProgress", true),
        );
  return await found.take(MAX_CUT);
}

export function toRecord(document: RecordDocument): AssessmentRecord {
  const { _id, _creationTime, userId, hasFacts, hasProgress, ...record } = document;
  return record;
}
