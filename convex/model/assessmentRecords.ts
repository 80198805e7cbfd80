import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { AssessmentRecord } from "../assessmentValidators";
import type { MemoryTable } from "../exportValidators";
import type { Item, Source } from "./deletion";

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

/** Records that say something of erased tables, which is cut from them; none, of other tables. */
export function recordsToCut(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Source[] {
  const records = () => db.query("users_assessments");
  const sources: [MemoryTable, AsyncIterable<RecordDocument>, Partial<RecordDocument>][] = [
    [
      "users_memory_facts",
      records().withIndex("by_user_facts", (q) => q.eq("userId", userId).eq("hasFacts", true)),
      { factIds: [], hasFacts: false },
    ],
    [
      "users_progress_daily",
      records().withIndex("by_user_rollups", (q) => q.eq("userId", userId).eq("hasRollups", true)),
      { rollups: [], hasRollups: false },
    ],
    [
      "users_gamification",
      records().withIndex("by_user_xp", (q) => q.eq("userId", userId).eq("hasXp", true)),
      { xp: 0, hasXp: false },
    ],
  ];
  return sources
    .filter(([table]) => tables.includes(table))
    .map(([table, naming, emptied]) => ({
      name: `records of ${table}`,
      from: () => cut(db, naming, emptied),
    }));
}

/** What was cut is no longer found, so that no page has to go on anywhere. */
async function* cut(
  db: DatabaseWriter,
  naming: AsyncIterable<RecordDocument>,
  emptied: Partial<RecordDocument>,
): AsyncGenerator<Item> {
  for await (const document of naming) {
    const work = () => db.patch("users_assessments", document._id, emptied);
    yield { table: "users_assessments", document, key: [], work };
  }
}

export function toRecord(document: RecordDocument): AssessmentRecord {
  const { _id, _creationTime, userId, hasFacts, hasRollups, hasXp, ...record } = document;
  return record;
}
