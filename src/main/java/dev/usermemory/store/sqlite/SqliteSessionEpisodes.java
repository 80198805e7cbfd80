package dev.usermemory.store.sqlite;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;
import java.util.List;
import java.util.Optional;

/** The parts of a session, and the episode that follows from them. */
final class SqliteSessionEpisodes {

  private SqliteSessionEpisodes() {}

  static void put(SqliteTx tx, SessionPart part) {
    Tables.SESSION_PARTS.put(tx, part);
    compose(tx, part.sessionId());
  }

  /** Whether it was there. */
  static boolean remove(SqliteTx tx, String sessionId, String groupId) {
    boolean removed = Tables.SESSION_PARTS.delete(tx, sessionId, groupId);
    if (removed) {
      compose(tx, sessionId);
    }
    return removed;
  }

  /** Deletes an episode, and the parts that it was composed of; whether it was there. */
  static boolean removeEpisode(SqliteTx tx, String episodeId) {
    Optional<Episode> episode = Tables.EPISODES.find(tx.db(), tx.user(), episodeId);
    episode
        .map(Episode::sessionId)
        .filter(session -> SessionEpisode.id(tx.user(), session).equals(episodeId))
        .ifPresent(session -> removeParts(tx, session));
    return Tables.EPISODES.deleteLive(tx, episodeId);
  }

  static int removeParts(SqliteTx tx, String sessionId) {
    return tx.update(
        "DELETE FROM users_session_parts WHERE user_id = ? AND session_id = ?",
        tx.user().value(),
        sessionId);
  }

  private static void compose(SqliteTx tx, String sessionId) {
    List<SessionPart> parts =
        Tables.SESSION_PARTS.list(
            tx.db(),
            Table.live(tx.user(), tx.nowMs()).and("session_id = ?", sessionId),
            "group_id");
    SessionEpisode.compose(tx.user(), parts)
        .ifPresentOrElse(
            episode -> Tables.EPISODES.put(tx, episode),
            () -> Tables.EPISODES.delete(tx, SessionEpisode.id(tx.user(), sessionId)));
  }
}
