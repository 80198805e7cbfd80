package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.store.sqlite.engine.KeptStatements;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  private final SqliteDatabase database;
  private final KeptStatements keptStatus;
  private final StorePolicy policy;

  SqliteContexts(SqliteDatabase database, StorePolicy policy) {
    this.database = database;
    this.keptStatus = database.keep(STATUS);
    this.policy = policy;
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    if (query.knownRevision() != null) {
      ContextRead status = database.read(db -> status(db, query));
      if (!status.consented() || query.knownRevision() == status.revision()) {
        return status;
      }
    }
    return database.snapshot(db -> {
      ContextRead status = status(db, query);
      return status.consented() ? with(status, snapshot(db, query)) : status;
    });
  }

  @Override
  public Optional<ContextRead> stillCurrent(ContextQuery query) {
    Long known = query.knownRevision();
    return known == null
        ? Optional.empty()
        : keptStatus
            .ask(parameters(query), SqliteContexts::statusOf)
            .filter(status -> status.consented() && known == status.revision());
  }

  /** Without a snapshot, or with the empty one when the consent is missing. */
  private ContextRead status(JdbcClient db, ContextQuery query) {
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
        row.getLong(1), consented, row.getInt(3) != 0, consented ? null : ContextSnapshot.EMPTY);
  }

  private static ContextRead with(ContextRead status, ContextSnapshot snapshot) {
    return new ContextRead(status.revision(), status.consented(), status.sessionBound(), snapshot);
  }

  private static ContextSnapshot snapshot(JdbcClient db, ContextQuery query) {
    UserId user = query.userId();
    var facts = FactCandidates.read(db, query);
    List<Episode> episodes = episodes(db, query);
    boolean allEpisodes = episodes.size() <= query.maxEpisodes();
    return new ContextSnapshot(
        facts.facts(),
        allEpisodes ? episodes : episodes.subList(0, query.maxEpisodes()),
        Tables.PROFILE.find(db, user).orElse(null),
        Tables.PREFERENCES.find(db, user).orElse(null),
        SqliteGoals.list(db, user, GoalStatus.ACTIVE),
        SqliteTrackedSkills.list(db, user),
        facts.complete() && allEpisodes);
  }

  /** One more than asked for, if there are more. */
  private static List<Episode> episodes(JdbcClient db, ContextQuery query) {
    var where = Table.live(query.userId(), query.nowMs());
    return Tables.EPISODES.list(db, where, SqliteEpisodes.NEWEST_FIRST, query.maxEpisodes() + 1);
  }
}
