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
  const names = {
    hasFacts: record.factIds.length > 0,
    hasRollups: record.rollups.length > 0,
    hasXp: record.xp > 0,
  };
  const document = { userId, ...record, ...names };
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
  const records = () => db.query("users_assessments");
  let more = false;
  if (tables.includes("users_memory_facts")) {
    const facts = records().withIndex("by_user_facts", (q) =>
      q.eq("userId", userId).eq("hasFacts", true),
    );
    more = (await cut(db, facts, { factIds: [], hasFacts: false })) || more;
  }
  if (tables.includes("users_progress_daily")) {
    const rollups = records().withIndex("by_user_rollups", (q) =>
      q.eq("userId", userId).eq("hasRollups", true),
    );
    more = (await cut(db, rollups, { rollups: [], hasRollups: false })) || more;
  }
  if (tables.includes("users_gamification")) {
    const xp = records().withIndex("by_user_xp", (q) => q.eq("userId", userId).eq("hasXp", true));
    more = (await cut(db, xp, { xp: 0, hasXp: false })) || more;
  }
  return more;
}

async function cut(
  db: DatabaseWriter,
  naming: { take(count: number): Promise<RecordDocument[]> },
  emptied: Partial<RecordDocument>,
): Promise<boolean> {
  const records = await naming.take(MAX_CUT);
  for (const { _id } of records) {
    await db.patch("users_assessments", _id, emptied);
  }
  return records.length === MAX_CUT;
}

export function toRecord(document: RecordDocument): AssessmentRecord {
  const { _id, _creationTime, userId, hasFacts, hasRollups, hasXp, ...record } = document;
  return record;
}
