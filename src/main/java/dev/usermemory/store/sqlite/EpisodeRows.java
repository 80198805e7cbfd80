package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code users_memory_episodes}. */
final class EpisodeRows {

  private static final TypeReference<List<Highlight>> HIGHLIGHTS = new TypeReference<>() {};

  static final RowMapper<Episode> MAPPER =
      Row.mapper(row ->
          new Episode(
              row.text("episode_id"),
              row.textOrNull("session_id"),
              row.textOrNull("group_id"),
              row.text("summary"),
              JsonText.read(row.text("highlights"), HIGHLIGHTS),
              row.integerOrNull("start_idx"),
              row.integerOrNull("end_idx"),
              row.number("created_at_ms"),
              row.numberOrNull("expires_at_ms")));

  private EpisodeRows() {}

  static Optional<Episode> findLive(JdbcClient db, UserId user, String episodeId, long nowMs) {
    var where = new Conditions("user_id = ?", user.value()).and("episode_id = ?", episodeId);
    where.andLive(nowMs);
    return db.sql("SELECT * FROM users_memory_episodes WHERE " + where.sql())
        .params(where.params())
        .query(MAPPER)
        .optional();
  }

  /** Inserts the episode, in place of an expired one of its id. */
  static void put(SqliteTx tx, Episode episode) {
    delete(tx, episode.episodeId());
    tx.update(
        """
        INSERT INTO users_memory_episodes
          (user_id, episode_id, session_id, group_id, summary, highlights, start_idx, end_idx,
           created_at_ms, expires_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        tx.user().value(),
        episode.episodeId(),
        episode.sessionId(),
        episode.groupId(),
        episode.summary(),
        JsonText.write(episode.highlights()),
        episode.startIdx(),
        episode.endIdx(),
        episode.createdAtMs(),
        episode.expiresAtMs());
  }

  static void delete(SqliteTx tx, String episodeId) {
    tx.update(
        "DELETE FROM users_memory_episodes WHERE user_id = ? AND episode_id = ?",
        tx.user().value(),
        episodeId);
  }
}
