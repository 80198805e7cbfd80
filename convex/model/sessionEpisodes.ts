import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { SessionPart } from "../assessmentValidators";
import { isLive } from "../lib/expiry";
import { compose, replaces, sessionEpisodeId } from "../lib/sessionEpisode";
import type { Outcome } from "../validators";
import { isGranted } from "./consents";
import { findEpisode, removeEpisode, saveEpisode } from "./episodes";
import { findPart, latestDigest, partsOf, savePart, toPart } from "./sessionParts";
import { touchSession, userOfSession } from "./sessions";
import { type Applied, changed, type Moment, type Writing } from "./vocabulary";

/** In place of a group: the rolling digest. */
const DIGEST = "";

/** Keeps the digest when it is later than the one that is stored. */
export async function summariseSession(
  db: DatabaseWriter,
  moment: Writing,
  digest: SessionPart,
): Promise<Applied<SessionPart>> {
  const stored = await findPart(db, moment.userId, digest.sessionId, DIGEST);
  if (stored !== null && isLive(stored, moment.nowMs) && !replaces(digest, toPart(stored))) {
    return { value: toPart(stored), effect: "replayed" };
  }
  await touchSession(db, moment, digest.sessionId);
  await savePart(db, moment.userId, digest, stored);
  await recompose(db, moment, digest.sessionId);
  return changed(digest);
}

/** The digest of a session, whosoever it is; null when there is none. */
export async function findSummary(
  db: DatabaseReader,
  sessionId: string,
  options: Omit<Moment, "userId">,
): Promise<Outcome<SessionPart> | null> {
  const { nowMs } = options;
  const userId = await userOfSession(db, sessionId, nowMs);
  const stored =
    userId === undefined
      ? await latestDigest(db, sessionId, nowMs)
      : await findPart(db, userId, sessionId, DIGEST);
  if (stored === null || !isLive(stored, nowMs)) {
    return null;
  }
  const granted = await isGranted(db, { ...options, userId: stored.userId }, "memory");
  return granted
    ? { kind: "done", value: toPart(stored), replayed: false }
    : { kind: "denied", consent: "memory" };
}

/** Puts what an assessment says of its session, or takes it away; how many parts there were. */
export async function putPart(
  db: DatabaseWriter,
  moment: Writing,
  { sessionId, groupId, part }: { sessionId: string; groupId: string; part?: SessionPart },
): Promise<number> {
  const stored = await findPart(db, moment.userId, sessionId, groupId);
  if (part !== undefined) {
    await savePart(db, moment.userId, part, stored);
  } else if (stored !== null) {
    await db.delete("users_session_parts", stored._id);
  } else {
    return 0;
  }
  await recompose(db, moment, sessionId);
  return stored === null ? 0 : 1;
}

/** Composes the session's episode anew from the parts that there are. */
async function recompose(db: DatabaseWriter, moment: Writing, sessionId: string): Promise<void> {
  const id = await sessionEpisodeId(moment.userId, sessionId);
  const parts = await partsOf(db, moment.userId, sessionId);
  const live = parts.filter((part) => isLive(part, moment.nowMs)).map(toPart);
  const episode = compose(id, live);
  const stored = await findEpisode(db, moment.userId, id);
  if (episode !== undefined) {
    await saveEpisode(db, moment, episode, stored);
  } else if (stored !== null) {
    await removeEpisode(db, moment, stored);
  }
}
