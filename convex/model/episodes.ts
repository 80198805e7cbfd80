import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { conflict } from "../errors";
import { sameContent } from "../lib/episodeRules";
import { isLive } from "../lib/expiry";
import { sessionEpisodeId } from "../lib/sessionEpisode";
import type { Episode, Page } from "../validators";
import { ordered, type PageRequest, readPage } from "./pages";
import { deletePartsOf } from "./sessionParts";
import { type Applied, changed, deleted, type Moment, type Writing } from "./vocabulary";

/** Of one session at most this many are deleted at once. */
const MAX_OF_SESSION = 500;

/** Stores an episode once; an unexpired one of the same id is a replay or a conflict. */
export async function ingestEpisode(
  db: DatabaseWriter,
  moment: Writing,
  episode: Episode,
): Promise<Applied<Episode>> {
  const stored = await findEpisode(db, moment.userId, episode.episodeId);
  if (stored === null || !isLive(stored, moment.nowMs)) {
    await saveEpisode(db, moment, episode, stored);
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
  moment: Writing,
  episodeId: string,
): Promise<Applied<boolean>> {
  const stored = await findEpisode(db, moment.userId, episodeId);
  if (stored === null) {
    return deleted(false);
  }
  await removeEpisode(db, moment, stored);
  const { sessionId } = stored;
  if (sessionId && (await sessionEpisodeId(moment.userId, sessionId)) === episodeId) {
    await deletePartsOf(db, moment.userId, sessionId);
  }
  return deleted(isLive(stored, moment.nowMs));
}

/** Deletes a session's; how many there were. */
export async function deleteEpisodesOf(
  db: DatabaseWriter,
  moment: Writing,
  sessionId: string,
): Promise<number> {
  const episodes = await db
    .query("users_memory_episodes")
    .withIndex("by_user_session", (q) => q.eq("userId", moment.userId).eq("sessionId", sessionId))
    .take(MAX_OF_SESSION);
  for (const episode of episodes) {
    await removeEpisode(db, moment, episode);
  }
  return episodes.length;
}

export async function saveEpisode(
  db: DatabaseWriter,
  moment: Writing,
  episode: Episode,
  stored: Doc<"users_memory_episodes"> | null,
): Promise<void> {
  const document = {
    userId: moment.userId,
    ...episode,
    revision: moment.revision,
    recencyKey: 0 - episode.createdAtMs,
  };
  if (stored === null) {
    await db.insert("users_memory_episodes", document);
  } else {
    await db.replace("users_memory_episodes", stored._id, document);
  }
}

/** Whatever takes an episode away does it here, so that who knows it is told. */
export async function removeEpisode(
  db: DatabaseWriter,
  moment: Writing,
  { _id, episodeId }: Doc<"users_memory_episodes">,
): Promise<void> {
  await db.delete("users_memory_episodes", _id);
  moment.gone.push({ table: "episodes", id: episodeId });
}

export async function findEpisode(db: DatabaseReader, userId: string, episodeId: string) {
  return await db
    .query("users_memory_episodes")
    .withIndex("by_user_episode", (q) => q.eq("userId", userId).eq("episodeId", episodeId))
    .unique();
}

export function toEpisode(document: Doc<"users_memory_episodes">): Episode {
  const { _id, _creationTime, userId, recencyKey, revision, ...episode } = document;
  return episode;
}
