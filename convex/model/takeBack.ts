import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { AssessmentRecord, RollupShare } from "../assessmentValidators";
import { originOfAssessment } from "../lib/origins";
import { type Labels, subtract, withoutPoints } from "../lib/takeBackRules";
import type { Fact } from "../validators";
import { recordsOfDay } from "./assessmentRecords";
import { findFact, takeBackFact, saveFact, toFact } from "./facts";
import { findGamification, saveGamification, toGamification } from "./gamification";
import { findRollup, saveRollup, toRollup } from "./progress";
import type { Writing } from "./vocabulary";

type RecordDocument = Doc<"users_assessments">;

/** Takes the given facts from an assessment: those that nobody else has said are deleted. */
export async function takeBackFacts(
  db: DatabaseWriter,
  moment: Writing,
  { sessionId, groupId }: Pick<AssessmentRecord, "sessionId" | "groupId">,
  factIds: string[],
): Promise<number> {
  const origin = originOfAssessment(sessionId, groupId);
  let count = 0;
  for (const id of factIds) {
    const stored = await findFact(db, moment.userId, id);
    if (stored !== null) {
      await unsay(db, moment, stored, (other) => other === origin);
      count += 1;
    }
  }
  return count;
}

/** Removes origins from a fact, and the fact with its last one. */
export async function unsay(
  db: DatabaseWriter,
  moment: Writing,
  stored: Doc<"users_memory_facts">,
  isGone: (origin: string) => boolean,
): Promise<void> {
  const fact: Fact = toFact(stored);
  const origins = fact.origins.filter((origin) => !isGone(origin));
  if (origins.length > 0) {
    await saveFact(db, moment, { ...fact, origins }, stored);
    return;
  }
  await takeBackFact(db, moment, stored);
}

/** Takes an assessment's share from its day and its points from the person's standing. */
export async function takeBackProgress(
  db: DatabaseWriter,
  moment: Writing,
  record: RecordDocument,
): Promise<{ rollups: number; gamification: number }> {
  let rollups = 0;
  if (record.dateYYYYMMDD === undefined) {
    return { rollups, gamification: 0 };
  }
  for (const share of record.rollups) {
    rollups += (await takeBackShare(db, moment, record, share)) ? 1 : 0;
  }
  const stored = await findGamification(db, moment.userId);
  if (stored === null || record.xp === 0) {
    return { rollups, gamification: 0 };
  }
  const left = withoutPoints(toGamification(stored), record, moment.nowMs);
  await saveGamification(db, moment.userId, left, stored);
  return { rollups, gamification: 1 };
}

async function takeBackShare(
  db: DatabaseWriter,
  moment: Writing,
  record: RecordDocument,
  share: RollupShare,
): Promise<boolean> {
  const { userId, nowMs } = moment;
  const day = record.dateYYYYMMDD ?? "";
  const stored = await findRollup(db, userId, day, share.skillId);
  if (stored === null) {
    return false;
  }
  const gone = await onlyHere(db, record, share);
  const left = await subtract(toRollup(stored), share, gone, nowMs);
  if (left === undefined) {
    await db.delete("users_progress_daily", stored._id);
  } else {
    await saveRollup(db, userId, left, stored);
  }
  return true;
}

/** The labels of a share that no other assessment of the same day and skill has. */
async function onlyHere(
  db: DatabaseReader,
  record: RecordDocument,
  share: RollupShare,
): Promise<Labels> {
  if (share.medals.length + share.errors.length === 0) {
    return share;
  }
  const others = (await recordsOfDay(db, record.userId, record.dateYYYYMMDD ?? ""))
    .filter((other) => other._id !== record._id)
    .flatMap((other) => other.rollups.filter(({ skillId }) => skillId === share.skillId));
  return {
    medals: share.medals.filter((hash) => !others.some(({ medals }) => medals.includes(hash))),
    errors: share.errors.filter((hash) => !others.some(({ errors }) => errors.includes(hash))),
  };
}
