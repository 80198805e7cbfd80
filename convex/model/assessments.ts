import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type {
  AssessmentRecord,
  Finalization,
  FinalizeEffect,
  FinalizeResult,
} from "../assessmentValidators";
import { standing as standingOf } from "../lib/assessmentRules";
import { isLive } from "../lib/expiry";
import { sessionEpisodeId } from "../lib/sessionEpisode";
import { shareOf } from "../lib/takeBackRules";
import type { Gate } from "../operations";
import { findRecord, saveRecord, toRecord } from "./assessmentRecords";
import { isGranted } from "./consents";
import { complete, fadeFacts, isStored, say } from "./facts";
import { findGamification, standing, updateGamification } from "./gamification";
import { findPart } from "./sessionParts";
import { upsertDaily } from "./progress";
import { putPart } from "./sessionEpisodes";
import { touchSession } from "./sessions";
import { takeBackFacts, takeBackProgress } from "./takeBack";
import type { FactUpsert } from "../validators";
import { type Applied, changed, type Moment, type Writing } from "./vocabulary";

type RecordDocument = Doc<"users_assessments">;

/** Which consents gate what, and whether they are granted. */
type Granted = Record<Gate, boolean>;

/**
 * Stores all parts, each under its own consent, and binds the session to the user unless it is
 * somebody else's. The same content again is a replay; other content replaces what the assessment
 * had left. Parts without their consent stay as they are.
 */
export async function finalizeAssessment(
  db: DatabaseWriter,
  moment: Writing,
  finished: Finalization,
): Promise<Applied<FinalizeResult>> {
  const granted = await grants(db, moment);
  if (!granted.memory && !granted.progress) {
    return { value: refused(finished), effect: "refused" };
  }
  const stored = await findRecord(db, moment.userId, finished.sessionId, finished.groupId);
  const relation = stored === null ? "newer" : standingOf(stored, finished);
  if (stored !== null && relation !== "newer") {
    await noteRevision(db, stored, finished);
    const same = relation === "same";
    const effect = same ? "duplicate" : "outdated";
    const value = await resultOf(db, moment, toRecord(stored), effect, granted);
    return { value, effect: same ? "replayed" : "unchanged" };
  }
  await touchSession(db, moment, finished.sessionId);
  const said: FactUpsert[] = [];
  const record = await recordOf(db, moment, finished, stored, granted, said);
  await saveRecord(db, moment.userId, record, stored);
  const effect = stored === null ? "stored" : "replaced";
  const result = await resultOf(db, moment, record, effect, granted);
  return changed({
    ...result,
    facts: granted.memory ? result.facts : 0,
    rollups: granted.progress ? result.rollups : 0,
    said: counted(said),
  });
}

/** Does what is granted; what is not stays as the assessment had left it. */
async function recordOf(
  db: DatabaseWriter,
  moment: Writing,
  finished: Finalization,
  stored: RecordDocument | null,
  granted: Granted,
  said: FactUpsert[],
): Promise<AssessmentRecord> {
  const { sessionId, groupId, contentHash, revision, verdict } = finished;
  return {
    sessionId,
    groupId,
    contentHash,
    revision: revision ?? stored?.revision,
    verdict,
    ...(granted.memory ? await remember(db, moment, finished, stored, said) : memoryOf(stored)),
    ...(granted.progress ? await advance(db, moment, finished, stored) : progressOf(stored)),
    updatedAtMs: moment.nowMs,
  };
}

type Memory = Pick<AssessmentRecord, "factIds">;
type Progress = Pick<AssessmentRecord, "dateYYYYMMDD" | "seasonId" | "xp" | "rollups">;

function memoryOf(stored: RecordDocument | null): Memory {
  return { factIds: stored?.factIds ?? [] };
}

function progressOf(stored: RecordDocument | null): Progress {
  const { dateYYYYMMDD, seasonId, xp = 0, rollups = [] } = stored ?? {};
  return { dateYYYYMMDD, seasonId, xp, rollups };
}

/** undefined when nothing was said */
function counted(said: FactUpsert[]): FinalizeResult["said"] {
  const of = (result: FactUpsert["result"]) => said.filter((one) => one.result === result).length;
  return said.length === 0
    ? undefined
    : { created: of("created"), reinforced: of("reinforced"), superseded: of("superseded") };
}

/** What both versions say is not said again; adds to `said` what became of the others. */
async function remember(
  db: DatabaseWriter,
  moment: Writing,
  finished: Finalization,
  stored: RecordDocument | null,
  said: FactUpsert[],
): Promise<Memory> {
  const drafts = [];
  for (const draft of finished.facts) {
    drafts.push(await complete(moment.userId, draft));
  }
  const factIds = [...new Set(drafts.map((draft) => draft.factId))];
  const before = memoryOf(stored).factIds;
  const gone = before.filter((id) => !factIds.includes(id));
  await takeBackFacts(db, moment, finished, gone);
  for (const draft of drafts) {
    const again = before.includes(draft.factId) && (await isStored(db, moment, draft.factId));
    if (!again) {
      said.push(await say(db, moment, draft));
    }
  }
  await fadeFacts(db, moment, finished.fadedFactIds);
  await putPart(db, moment, finished);
  return { factIds };
}

async function advance(
  db: DatabaseWriter,
  moment: Writing,
  { rollups, activity }: Finalization,
  stored: RecordDocument | null,
): Promise<Progress> {
  if (stored !== null) {
    await takeBackProgress(db, moment, stored);
  }
  const shares = [];
  for (const added of rollups) {
    await upsertDaily(db, moment, added);
    shares.push(await shareOf(added));
  }
  if (activity === undefined) {
    return { xp: 0, rollups: shares };
  }
  const { seasonId } = (await updateGamification(db, moment, activity)).value;
  const { dateYYYYMMDD, xpDelta } = activity;
  return { dateYYYYMMDD, seasonId, xp: Math.max(0, xpDelta), rollups: shares };
}

/** The same assessment, counted higher. */
async function noteRevision(
  db: DatabaseWriter,
  stored: RecordDocument,
  { contentHash, revision }: Finalization,
): Promise<void> {
  const same = stored.contentHash === contentHash;
  if (same && revision !== undefined && revision > (stored.revision ?? -1)) {
    await db.patch("users_assessments", stored._id, { revision });
  }
}

function refused({ verdict }: Finalization): FinalizeResult {
  return { effect: "denied", verdict, facts: 0, rollups: 0, denied: ["memory", "progress"] };
}

/** What a record tells, and what is there now. */
async function resultOf(
  db: DatabaseReader,
  moment: Moment,
  record: AssessmentRecord,
  effect: FinalizeEffect,
  granted: Granted,
): Promise<FinalizeResult> {
  return {
    effect,
    verdict: record.verdict,
    episodeId: granted.memory ? await liveEpisodeId(db, moment, record) : undefined,
    facts: record.factIds.length,
    rollups: record.rollups.length,
    gamification: granted.progress
      ? standing(await findGamification(db, moment.userId))
      : undefined,
    denied: (["memory", "progress"] as const).filter((gate) => !granted[gate]),
  };
}

/** The episode that the assessment is part of. */
async function liveEpisodeId(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  { sessionId, groupId }: AssessmentRecord,
): Promise<string | undefined> {
  const part = await findPart(db, userId, sessionId, groupId);
  const live = part !== null && isLive(part, nowMs);
  return live ? await sessionEpisodeId(userId, sessionId) : undefined;
}

async function grants(db: DatabaseReader, moment: Moment): Promise<Granted> {
  return {
    memory: await isGranted(db, moment, "memory"),
    progress: await isGranted(db, moment, "progress"),
  };
}
