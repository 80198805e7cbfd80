package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class SqliteContexts implements ContextStore {

  /** One statement, so that a caller who knows the current revision costs one. */
  private static final String STATUS =
      """
      SELECT
        coalesce((SELECT revision FROM users_revisions WHERE user_id = ?1), 0) AS revision,
        coalesce((SELECT granted FROM users_privacy_consents
          WHERE user_id = ?1 AND consent = ?2 AND (expires_at_ms IS NULL OR expires_at_ms > ?3)),
          ?4) AS consented,
        EXISTS (SELECT 1 FROM users_sessions
          WHERE session_id = ?5 AND user_id = ?1 AND expires_at_ms > ?3
            AND last_seen_at_ms >= ?6) AS session_bound\
      """;

  /** There is one: a revision here never repeats, whoever is erased. */
  private static final String EPOCH = "";

  private final SqliteDatabase database;
  private final StorePolicy policy;

  SqliteContexts(SqliteDatabase database, StorePolicy policy) {
    this.database = database;
    this.policy = policy;
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    if (query.known() != null) {
      ContextRead status = database.read(db -> status(db, query));
      if (!status.consented() || (query.isServed() && isCurrent(status, query))) {
        return status;
      }
    }
    return database.snapshot(db -> {
      ContextRead status = status(db, query);
      return status.consented() ? with(db, status, query) : status;
    });
  }

  @Override
  public Optional<ContextRead> stillCurrent(ContextQuery query) {
    return query.isServed()
        ? database
            .readAtOnce(db -> status(db, query))
            .filter(status -> status.consented() && isCurrent(status, query))
        : Optional.empty();
  }

  @Override
  public Revision revision(UserId user) {
    return database.read(db ->
        db.sql("SELECT revision FROM users_revisions WHERE user_id = ?")
            .params(user.value())
            .query(Long.class)
            .optional()
            .map(revision -> new Revision(EPOCH, revision))
            .orElse(Revision.NONE));
  }

  private static boolean isCurrent(ContextRead status, ContextQuery query) {
    KnownSnapshot known = query.known();
    return known != null && known.revision().equals(status.revision());
  }

  /** Without a snapshot, or with the empty one when the consent is missing. */
  private ContextRead status(Db db, ContextQuery query) {
    return db.sql(STATUS).params(parameters(query)).query((row, index) -> statusOf(row)).single();
  }

  private List<Object> parameters(ContextQuery query) {
    return Arrays.asList(
        query.userId().value(),
        Gate.MEMORY.consent(),
        query.nowMs(),
        policy.consentDefault(),
        query.sessionId(),
        policy.boundSinceMs(query.nowMs()));
  }

  /** By the order of {@link #STATUS}. */
  private static ContextRead statusOf(ResultSet row) throws SQLException {
    boolean consented = row.getInt(2) != 0;
    return new ContextRead(
        new Revision(EPOCH, row.getLong(1)),
        consented,
        row.getInt(3) != 0,
        consented ? null : ContextSnapshot.EMPTY);
  }

  /** Of a memory that is known and still current, only the matches are read. */
  private static ContextRead with(Db db, ContextRead status, ContextQuery query) {
    KnownSnapshot known = isCurrent(status, query) ? query.known() : null;
    ContextSnapshot snapshot = known == null ? snapshot(db, query) : known.snapshot();
    return new ContextRead(
        status.revision(),
        status.consented(),
        status.sessionBound(),
        known == null ? snapshot : null,
        snapshot.complete() ? List.of() : FactSearch.search(db, query));
  }

  private static ContextSnapshot snapshot(Db db, ContextQuery query) {
    UserId user = query.userId();
    List<Fact> strongest = strongest(db, query);
    boolean complete = strongest.size() <= query.maxFacts();
    return new ContextSnapshot(
        strongest.stream()
            .limit(query.maxFacts())
            .sorted(Comparator.comparing(Fact::factId, CodePoints.ORDER))
            .toList(),
        episodes(db, query),
        Tables.PROFILE.find(db, user).orElse(null),
        Tables.PREFERENCES.find(db, user).orElse(null),
        SqliteGoals.list(db, user, GoalStatus.ACTIVE),
        SqliteTrackedSkills.list(db, user),
        complete);
  }

  /** One more than asked for, if there are more. */
  private static List<Fact> strongest(Db db, ContextQuery query) {
    return FactIndex.strongest(db, query.userId(), query.nowMs(), query.maxFacts() + 1);
  }

  private static List<Episode> episodes(Db db, ContextQuery query) {
    var where = Table.live(query.userId(), query.nowMs());
    return Tables.EPISODES.list(db, where, SqliteEpisodes.NEWEST_FIRST, query.maxEpisodes());
  }
}
