import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import { limitExceeded, notFound } from "../errors";
import { isLive } from "../lib/expiry";
import { originOfAssessment, perhapsAssessments } from "../lib/origins";
import { sessionEpisodeId } from "../lib/sessionEpisode";
import { findRecord, MAX_OF_SESSION, recordsOfSession } from "./assessmentRecords";
import { findEpisode } from "./episodes";
import { findFact } from "./facts";
import type { Moment } from "./vocabulary";

type RecordDocument = Doc<"users_assessments">;

/** What else the assessments left that a fact or an episode came from. */
export const sameAssessment = v.object({
  assessments: v.number(),
  /** further facts that nobody else has said, and the first of them */
  facts: v.number(),
  factIds: v.array(v.string()),
  /** further facts that somebody else has said, too */
  sharedFacts: v.number(),
  episodeIds: v.array(v.string()),
  rollups: v.number(),
  xp: v.number(),
});
export type SameAssessment = Infer<typeof sameAssessment>;

const MAX_IDS = 100;
const MAX_EPISODES = 20;

/** So many facts are looked at. */
const MAX_FACTS = 1_000;

export async function besidesFact(
  db: DatabaseReader,
  moment: Moment,
  factId: string,
): Promise<SameAssessment> {
  const stored = await findFact(db, moment.userId, factId);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    throw notFound("There is no such fact.");
  }
  return await leftBy(db, moment, await recordsThatSaid(db, stored), factId);
}

export async function besidesEpisode(
  db: DatabaseReader,
  moment: Moment,
  episodeId: string,
): Promise<SameAssessment> {
  const stored = await findEpisode(db, moment.userId, episodeId);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    throw notFound("There is no such episode.");
  }
  const { sessionId } = stored;
  const isOfSession =
    sessionId !== undefined && (await sessionEpisodeId(moment.userId, sessionId)) === episodeId;
  const records = isOfSession ? await recordsOfSession(db, moment.userId, sessionId) : [];
  if (records.length > MAX_OF_SESSION) {
    throw limitExceeded("assessments", MAX_OF_SESSION);
  }
  return await leftBy(db, moment, records, episodeId);
}

/** The assessments that a fact names among its origins. */
export async function recordsThatSaid(
  db: DatabaseReader,
  { userId, origins = [] }: Doc<"users_memory_facts">,
): Promise<RecordDocument[]> {
  const records: RecordDocument[] = [];
  for (const origin of origins) {
    for (const { sessionId, groupId } of perhapsAssessments(origin)) {
      const record = await findRecord(db, userId, sessionId, groupId);
      if (record !== null) {
        records.push(record);
        break;
      }
    }
  }
  return records;
}

/** `without` is the id of what they are looked at for. */
async function leftBy(
  db: DatabaseReader,
  moment: Moment,
  records: RecordDocument[],
  without: string,
): Promise<SameAssessment> {
  const { own, shared } = await factsOf(db, moment, records, without);
  return {
    assessments: records.length,
    facts: own.length,
    factIds: own.slice(0, MAX_IDS),
    sharedFacts: shared,
    episodeIds: await episodesOf(db, moment, records, without),
    rollups: records.reduce((sum, { rollups }) => sum + rollups.length, 0),
    xp: records.reduce((sum, { xp }) => sum + xp, 0),
  };
}

async function factsOf(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  records: RecordDocument[],
  without: string,
) {
  const said = records.map(({ sessionId, groupId }) => originOfAssessment(sessionId, groupId));
  const ids = new Set(records.flatMap(({ factIds }) => factIds).filter((id) => id !== without));
  const own: string[] = [];
  let shared = 0;
  for (const id of [...ids].slice(0, MAX_FACTS)) {
    const fact = await findFact(db, userId, id);
    if (fact === null || !isLive(fact, nowMs)) {
      continue;
    }
    if ((fact.origins ?? []).every((origin) => said.includes(origin))) {
      own.push(id);
    } else {
      shared += 1;
    }
  }
  return { own, shared };
}

async function episodesOf(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  records: RecordDocument[],
  without: string,
) {
  const found: string[] = [];
  for (const sessionId of new Set(records.map((record) => record.sessionId))) {
    const id = await sessionEpisodeId(userId, sessionId);
    const episode = id === without ? null : await findEpisode(db, userId, id);
    if (episode !== null && isLive(episode, nowMs)) {
      found.push(id);
    }
  }
  return found.slice(0, MAX_EPISODES);
}
