import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { isLive } from "../lib/expiry";
import type { Gate } from "../operations";
import {
  episode,
  factDraft,
  factUpsert,
  gamification,
  gamificationUpdate,
  rollup,
} from "../validators";
import { isGranted } from "./consents";
import { findEpisode, saveEpisode, toEpisode } from "./episodes";
import { upsertFacts } from "./facts";
import { findGamification, standing, updateGamification } from "./gamification";
import { findProfile } from "./profile";
import { upsertDaily } from "./progress";
import { findSession, touchSession } from "./sessions";
import { listTrackedSkills } from "./trackedSkills";
import { type Applied, changed, type Moment } from "./vocabulary";

/** Everything that a finished assessment adds to a person's memory. */
export const finalization = v.object({
  sessionId: v.string(),
  /** its id is derived from session and group, so that it is ingested once */
  episode,
  facts: v.array(factDraft),
  /** at most one per skill */
  rollups: v.array(rollup),
  activity: gamificationUpdate,
});
export type Finalization = Infer<typeof finalization>;

/** What it left; without `memory` no episode, without `progress` no gamification. */
export const finalizeResult = v.object({
  episode: v.optional(episode),
  facts: v.array(factUpsert),
  rollups: v.array(rollup),
  gamification: v.optional(gamification),
  /** the missing consents */
  denied: v.array(v.union(v.literal("memory"), v.literal("progress"))),
});
export type FinalizeResult = Infer<typeof finalizeResult>;

/** Whose assessment it is, the skills that its hashed skill ids may stand for, and the time zone. */
export const subject = v.object({
  userId: v.string(),
  trackedSkillIds: v.array(v.string()),
  timeZone: v.optional(v.string()),
});

/** The given user, or else the live session's; null when there is neither. */
export async function findSubject(
  db: DatabaseReader,
  sessionId: string,
  given: string | undefined,
  nowMs: number,
): Promise<Infer<typeof subject> | null> {
  const userId = given ?? (await userOf(db, sessionId, nowMs));
  if (userId === undefined) {
    return null;
  }
  const skills = await listTrackedSkills(db, userId);
  const profile = await findProfile(db, userId);
  return {
    userId,
    trackedSkillIds: skills.map((skill) => skill.skillId),
    timeZone: profile?.timeZone,
  };
}

async function userOf(db: DatabaseReader, sessionId: string, nowMs: number) {
  const session = await findSession(db, sessionId);
  return session !== null && isLive(session, nowMs) ? session.userId : undefined;
}

/**
 * Stores all parts, each under its own consent, and binds the session to the user. An unexpired
 * episode of the same id means that it was done before, even when its key has expired.
 */
export async function finalizeAssessment(
  db: DatabaseWriter,
  moment: Moment,
  finished: Finalization,
): Promise<Applied<FinalizeResult>> {
  const granted = {
    memory: await isGranted(db, moment, "memory"),
    progress: await isGranted(db, moment, "progress"),
  };
  const nothing: FinalizeResult = { facts: [], rollups: [], denied: missing(granted) };
  if (!granted.memory && !granted.progress) {
    return { value: nothing, effect: "refused" };
  }
  const stored = await findEpisode(db, moment.userId, finished.episode.episodeId);
  if (stored !== null && isLive(stored, moment.nowMs)) {
    const episode = granted.memory ? toEpisode(stored) : undefined;
    const gamification = granted.progress ? await standingOf(db, moment.userId) : undefined;
    return { value: { ...nothing, episode, gamification }, effect: "replayed" };
  }
  await touchSession(db, moment, finished.sessionId);
  const memory = granted.memory ? await remember(db, moment, finished, stored) : {};
  const progress = granted.progress ? await advance(db, moment, finished) : {};
  return changed({ ...nothing, ...memory, ...progress });
}

/** Which consents gate what, and whether they are granted. */
type Granted = Record<Gate, boolean>;

async function remember(
  db: DatabaseWriter,
  moment: Moment,
  { episode, facts }: Finalization,
  expired: Doc<"users_memory_episodes"> | null,
) {
  await saveEpisode(db, moment.userId, episode, expired);
  return { episode, facts: (await upsertFacts(db, moment, facts)).value };
}

async function advance(db: DatabaseWriter, moment: Moment, finished: Finalization) {
  const rollups = [];
  for (const added of finished.rollups) {
    rollups.push((await upsertDaily(db, moment, added)).value);
  }
  const gamification = (await updateGamification(db, moment, finished.activity)).value;
  return { rollups, gamification };
}

async function standingOf(db: DatabaseReader, userId: string) {
  return standing(await findGamification(db, userId));
}

function missing(granted: Granted): Gate[] {
  return (["memory", "progress"] as const).filter((gate) => !granted[gate]);
}
