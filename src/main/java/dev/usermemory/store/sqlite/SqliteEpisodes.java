package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Optional;

final class SqliteEpisodes implements EpisodeStore {

  static final String NEWEST_FIRST = "created_at_ms DESC, episode_id";

  private final SqliteDatabase database;
  private final SqliteWrites writes;
  private final SqliteGate gate;
  private final SqliteSessions sessions;

  SqliteEpisodes(
      SqliteDatabase database, SqliteWrites writes, SqliteGate gate, SqliteSessions sessions) {
    this.database = database;
    this.sessions = sessions;
    this.writes = writes;
    this.gate = gate;
  }

  @Override
  public Outcome<Episode> ingestEpisode(Write write, Episode episode) {
    return writes.run(write, Gists.NEW_EPISODE, tx -> ingest(tx, episode));
  }

  private static Applied<Episode> ingest(SqliteTx tx, Episode episode) {
    Optional<Episode> stored = Tables.EPISODES.findLive(tx, episode.episodeId());
    if (stored.isEmpty()) {
      Tables.EPISODES.put(tx, episode);
      return Applied.changed(episode);
    }
    if (!stored.get().sameContent(episode)) {
      throw new ConflictException("Another episode of this id is stored.");
    }
    return Applied.replayed(stored.get());
  }

  @Override
  public Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs) {
    return database.snapshot(
        db -> gate.read(db, user, Gate.MEMORY, nowMs, () -> list(db, user, page, nowMs)));
  }

  private static Page<Episode> list(Db db, UserId user, PageRequest page, long nowMs) {
    var cursor = Cursor.of("episodes", user);
    var where = Table.live(user, nowMs);
    List<Object> after = cursor.decode(page);
    if (!after.isEmpty()) {
      where.and("created_at_ms <= ?", after.get(0));
      where.and("(created_at_ms < ? OR episode_id > ?)", after.get(0), after.get(1));
    }
    List<Episode> fetched = Tables.EPISODES.list(db, where, NEWEST_FIRST, page.limit() + 1);
    return cursor.page(fetched, page, e -> List.of(e.createdAtMs(), e.episodeId()));
  }

  @Override
  public Outcome<SessionPart> summariseSession(Write write, SessionPart digest) {
    return writes.run(
        write,
        Gist.told(Tables.SESSION_PARTS, digest.sessionId(), digest.groupId()),
        tx -> summarise(tx, digest));
  }

  private Applied<SessionPart> summarise(SqliteTx tx, SessionPart digest) {
    Optional<SessionPart> stored =
        Tables.SESSION_PARTS.findLive(tx, digest.sessionId(), SessionPart.DIGEST);
    if (stored.isPresent() && !digest.replaces(stored.get())) {
      return Applied.replayed(stored.get());
    }
    sessions.bind(tx, digest.sessionId(), false);
    SqliteSessionEpisodes.put(tx, digest);
    return Applied.changed(digest);
  }

  @Override
  public Optional<Outcome<SessionPart>> findSummary(String sessionId, long nowMs) {
    return database.snapshot(db ->
        SqliteSessions.findUser(db, sessionId, nowMs)
            .or(() -> latestSummarised(db, sessionId, nowMs))
            .flatMap(user -> summary(db, user, sessionId, nowMs)));
  }

  /** Once its binding has expired, a session is whose digest is the latest. */
  private static Optional<UserId> latestSummarised(Db db, String sessionId, long nowMs) {
    return db.sql(
            """
            SELECT user_id FROM users_session_parts
            WHERE session_id = ? AND group_id = '' AND (expires_at_ms IS NULL OR expires_at_ms > ?)
            ORDER BY created_at_ms DESC, user_id LIMIT 1\
            """)
        .params(sessionId, nowMs)
        .query(String.class)
        .optional()
        .map(UserId::new);
  }

  private Optional<Outcome<SessionPart>> summary(Db db, UserId user, String sessionId, long nowMs) {
    return Tables.SESSION_PARTS
        .findLive(new SqliteTx(db, user, nowMs), sessionId, SessionPart.DIGEST)
        .map(part -> gate.read(db, user, Gate.MEMORY, nowMs, () -> part));
  }

  @Override
  public Outcome<Boolean> deleteEpisode(Write write, String episodeId) {
    return writes.run(
        write,
        Gists.DELETED,
        tx -> Applied.deleted(SqliteSessionEpisodes.removeEpisode(tx, episodeId)));
  }
}
