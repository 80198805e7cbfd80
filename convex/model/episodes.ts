import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { conflict } from "../errors";
import { sameContent } from "../lib/episodeRules";
import { isLive } from "../lib/expiry";
import { sessionEpisodeId } from "../lib/sessionEpisode";
import type { Episode, Page } from "../validators";
import { ordered, type PageRequest, readPage } from "./pages";
import { deletePartsOf } from "./sessionParts";
import { type Applied, changed, deleted, type Moment } from "./vocabulary";

/** Of one session at most this many are deleted at once. */
const MAX_OF_SESSION = 500;

/** Stores an episode once; an unexpired one of the same id is a replay or a conflict. */
export async function ingestEpisode(
  db: DatabaseWriter,
  moment: Moment,
  episode: Episode,
): Promise<Applied<Episode>> {
  const stored = await findEpisode(db, moment.userId, episode.episodeId);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    await saveEpisode(db, moment.userId, episode, stored);
    return changed(episode);
  }
  if (!sameContent(stored, episode)) {
    throw conflict("Another episode of this id is stored.");
  }
  return { value: toEpisode(stored), effect: "replayed" };
}

/** Unexpired episodes, newest first, then by episodeId ascending. */
export async function listEpisodes(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  page: PageRequest,
): Promise<Page<Episode>> {
  const name = ["episodes", userId];
  const episodes = () => db.query("users_memory_episodes");
  return await readPage(
    {
      name,
      source: ordered(
        name,
        page.cursor,
        (key, id) =>
          episodes().withIndex("by_user_recency", (q) =>
            q.eq("userId", userId).eq("recencyKey", key).gt("episodeId", id),
          ),
        (key) =>
          episodes().withIndex("by_user_recency", (q) =>
            q.eq("userId", userId).gt("recencyKey", key),
          ),
      ),
      wanted: (episode) => isLive(episode, nowMs),
      position: (episode) => [episode.recencyKey, episode.episodeId],
      item: toEpisode,
    },
    page.limit,
  );
}

/** True when it was there. With a session's episode goes what it was composed of. */
export async function deleteEpisode(
  db: DatabaseWriter,
  moment: Moment,
  episodeId: string,
): Promise<Applied<boolean>> {
  const stored = await findEpisode(db, moment.userId, episodeId);
  if (stored === null) {
    return deleted(false);
  }
  await db.delete("users_memory_episodes", stored._id);
  const { sessionId } = stored;
  if (sessionId && (await sessionEpisodeId(moment.userId, sessionId)) === episodeId) {
    await deletePartsOf(db, moment.userId, sessionId);
  }
  return deleted(isLive(stored, moment.nowMs));
}

/** Deletes a session's; how many there were. */
export async function deleteEpisodesOf(
  db: DatabaseWriter,
  userId: string,
  sessionId: string,
): Promise<number> {
  const episodes = await db
    .query("users_memory_episodes")
    .withIndex("by_user_session", (q) => q.eq("userId", userId).eq("sessionId", sessionId))
    .take(MAX_OF_SESSION);
  for (const episode of episodes) {
    await db.delete("users_memory_episodes", episode._id);
  }
  return episodes.length;
}

export async function saveEpisode(
  db: DatabaseWriter,
  userId: string,
  episode: Episode,
  stored: Doc<"users_memory_episodes"> | null,
): Promise<void> {
  const document = { userId, ...episode, recencyKey: 0 - episode.createdAtMs };
  if (stored === null) {
    await db.insert("users_memory_episodes", document);
  } else {
    await db.replace("users_memory_episodes", stored._id, document);
  }
}

export async function findEpisode(db: DatabaseReader, userId: string, episodeId: string) {
  return await db
    .query("users_memory_episodes")
    .withIndex("by_user_episode", (q) => q.eq("userId", userId).eq("episodeId", episodeId))
    .unique();
}

export function toEpisode(document: Doc<"users_memory_episodes">): Episode {
  const { _id, _creationTime, userId, recencyKey, ...episode } = document;
  return episode;
}
