import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { limitExceeded } from "../errors";
import type { Forgotten, MemoryTable } from "../exportValidators";
import { isLive } from "../lib/expiry";
import { isOfSession } from "../lib/origins";
import { findRecord, MAX_OF_SESSION, recordsOfSession } from "./assessmentRecords";
import { deleteEpisodesOf } from "./episodes";
import { findFact, removeFact } from "./facts";
import { deletePartsOf } from "./sessionParts";
import { LIST_BYTES, scan, SCAN_DOCUMENTS } from "./scan";
import { putPart } from "./sessionEpisodes";
import { findSession } from "./sessions";
import { recordsThatSaid } from "./leftByAssessments";
import { takeBackFacts, takeBackProgress, unsay } from "./takeBack";
import { type Applied, deleted, type Moment, type Writing } from "./vocabulary";

/** One session has said at most this many facts that one write can take back. */
const MAX_FACTS = 800;

/** Takes back all that an assessment left, or all of a session's; nothing when there is none. */
export async function forgetAssessment(
  db: DatabaseWriter,
  moment: Writing,
  sessionId: string,
  groupId?: string,
): Promise<Applied<Forgotten>> {
  const counts = new Counts();
  for (const record of await recordsOf(db, moment.userId, sessionId, groupId)) {
    await forgetRecord(db, moment, record, counts);
    const part = { sessionId, groupId: record.groupId };
    counts.add("users_session_parts", await putPart(db, moment, part));
  }
  return counts.applied();
}

async function recordsOf(
  db: DatabaseReader,
  userId: string,
  sessionId: string,
  groupId: string | undefined,
) {
  if (groupId !== undefined) {
    const record = await findRecord(db, userId, sessionId, groupId);
    return record === null ? [] : [record];
  }
  const records = await recordsOfSession(db, userId, sessionId);
  if (records.length > MAX_OF_SESSION) {
    throw limitExceeded("assessments", MAX_OF_SESSION);
  }
  return records;
}

/** The assessments that said a fact, and the fact itself, whoever else has said it. */
export async function forgetFact(
  db: DatabaseWriter,
  moment: Writing,
  factId: string,
): Promise<Applied<boolean>> {
  const stored = await findFact(db, moment.userId, factId);
  const live = stored !== null && isLive(stored, moment.nowMs);
  for (const record of live ? await recordsThatSaid(db, stored) : []) {
    await forgetAssessment(db, moment, record.sessionId, record.groupId);
  }
  const left = await findFact(db, moment.userId, factId);
  if (left !== null) {
    await removeFact(db, moment, left);
  }
  return deleted(live);
}

/** All that came from a session: its assessments, its episodes, what was said in it alone. */
export async function forgetSession(
  db: DatabaseWriter,
  moment: Writing,
  sessionId: string,
): Promise<Applied<Forgotten>> {
  const counts = new Counts();
  const records = await recordsOf(db, moment.userId, sessionId, undefined);
  for (const record of records) {
    await forgetRecord(db, moment, record, counts);
  }
  const groupIds = records.map(({ groupId }) => groupId);
  counts.add("users_memory_facts", await unsaySession(db, moment, sessionId, groupIds));
  counts.add("users_session_parts", await deletePartsOf(db, moment.userId, sessionId));
  counts.add("users_memory_episodes", await deleteEpisodesOf(db, moment, sessionId));
  counts.add("users_sessions", await unbind(db, moment, sessionId));
  return counts.applied();
}

async function forgetRecord(
  db: DatabaseWriter,
  moment: Writing,
  record: Doc<"users_assessments">,
  counts: Counts,
): Promise<void> {
  counts.add("users_memory_facts", await takeBackFacts(db, moment, record, record.factIds));
  const { rollups, gamification } = await takeBackProgress(db, moment, record);
  counts.add("users_progress_daily", rollups);
  counts.add("users_gamification", gamification);
  await db.delete("users_assessments", record._id);
  counts.add("users_assessments", 1);
}

/** What was said in the session; old facts, which know of no origin, go by session and source. */
async function unsaySession(
  db: DatabaseWriter,
  moment: Writing,
  sessionId: string,
  groupIds: string[],
): Promise<number> {
  const isGone = (origin: string) => isOfSession(origin, sessionId, groupIds);
  const isSaid = (fact: Doc<"users_memory_facts">) => {
    const { origins = [], source } = fact;
    const old = origins.length === 0 && source === "assessment";
    return (old && fact.sessionId === sessionId) || origins.some(isGone);
  };
  const facts = await factsOf(db, moment.userId, sessionId, isSaid);
  for (const fact of facts) {
    await unsay(db, moment, fact, isGone);
  }
  return facts.length;
}

/**
 * Facts that were last said in the session, without exception; and those that others have said since,
 * among the latest of the person.
 */
async function factsOf(
  db: DatabaseReader,
  userId: string,
  sessionId: string,
  isSaid: (fact: Doc<"users_memory_facts">) => boolean,
) {
  const bounds = { items: MAX_FACTS, bytes: LIST_BYTES, documents: SCAN_DOCUMENTS };
  const last = await scan(
    db
      .query("users_memory_facts")
      .withIndex("by_user_session", (q) => q.eq("userId", userId).eq("sessionId", sessionId)),
    isSaid,
    bounds,
  );
  if (last.more) {
    throw limitExceeded("facts", MAX_FACTS);
  }
  const latest = await scan(
    db.query("users_memory_facts").withIndex("by_user", (q) => q.eq("userId", userId)),
    (fact) => fact.sessionId !== sessionId && isSaid(fact),
    bounds,
  );
  return [...last.items, ...latest.items];
}

async function unbind(db: DatabaseWriter, { userId }: Moment, sessionId: string) {
  const session = await findSession(db, sessionId);
  if (session?.userId !== userId) {
    return 0;
  }
  await db.delete("users_sessions", session._id);
  return 1;
}

/** What was forgotten so far. */
class Counts {
  private readonly tables: Forgotten["tables"] = {};

  add(table: MemoryTable, count: number): void {
    if (count > 0) {
      this.tables[table] = (this.tables[table] ?? 0) + count;
    }
  }

  applied(): Applied<Forgotten> {
    const nothing = Object.keys(this.tables).length === 0;
    return { value: { tables: this.tables }, effect: nothing ? "unchanged" : "changed" };
  }
}
