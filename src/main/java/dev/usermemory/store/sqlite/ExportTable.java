package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a table is exported.
 *
 * @param key SQL expression that is unique within a user's rows
 * @param order what the rows are listed by, the same order as that of the key
 * @param after condition for the rows after a key
 * @param expires whether its documents expire
 */
record ExportTable(
    MemoryTable table,
    String key,
    String order,
    String after,
    boolean expires,
    RowMapper<? extends Record> mapper) {

  private ExportTable(
      MemoryTable table, String key, boolean expires, RowMapper<? extends Record> mapper) {
    this(table, key, key, key + " > ?", expires, mapper);
  }

  /** The key of tables that have one row per user: after every "" and before every other key. */
  static final String ONE_ROW_KEY = "one";

  private static final String ONE_ROW = "'one'";

  private static final RowMapper<ExportedSession> SESSION =
      Row.mapper(row ->
          new ExportedSession(
              row.text("session_id"), row.number("last_seen_at_ms"), row.number("expires_at_ms")));

  private static final RowMapper<ExportedIdempotency> IDEMPOTENCY =
      Row.mapper(row ->
          new ExportedIdempotency(
              row.text("key"), row.text("request_hash"), row.number("expires_at_ms")));

  private static final RowMapper<ExportedRevision> REVISION =
      Row.mapper(row -> new ExportedRevision(row.number("revision")));

  static ExportTable of(MemoryTable table) {
    return switch (table) {
      case PROFILE -> new ExportTable(table, ONE_ROW, false, SqliteProfiles.MAPPER);
      case PREFERENCES -> new ExportTable(table, ONE_ROW, false, PreferenceRows.MAPPER);
      case CONSENTS -> new ExportTable(table, "consent", true, SqliteConsents.MAPPER);
      case GOALS -> new ExportTable(table, "goal_id", false, GoalRows.MAPPER);
      case TRACKED_SKILLS -> new ExportTable(table, "skill_id", false, SqliteTrackedSkills.MAPPER);
      case FACTS -> new ExportTable(table, "fact_id", true, FactRows.MAPPER);
      case EPISODES -> new ExportTable(table, "episode_id", true, EpisodeRows.MAPPER);
      case PROGRESS_DAILY ->
          new ExportTable(
              table,
              "date_yyyymmdd || skill_id",
              "date_yyyymmdd, skill_id", // which there is an index for
              "(date_yyyymmdd, skill_id) > (SELECT substr(k, 1, 8), substr(k, 9) FROM (SELECT ? AS k))",
              false,
              RollupRows.MAPPER);
      case GAMIFICATION -> new ExportTable(table, ONE_ROW, false, SqliteGamification.MAPPER);
      case SESSIONS -> new ExportTable(table, "session_id", true, SESSION);
      case IDEMPOTENCY -> new ExportTable(table, "key", true, IDEMPOTENCY);
      case REVISIONS -> new ExportTable(table, ONE_ROW, false, REVISION);
    };
  }

  /** A document by its key, expired or not. */
  Optional<? extends Record> find(SqliteTx tx, String keyValue) {
    return tx.db()
        .sql("SELECT * FROM %s WHERE user_id = ? AND %s = ?".formatted(table.tableName(), key))
        .params(tx.user().value(), keyValue)
        .query(mapper)
        .optional();
  }

  void delete(SqliteTx tx, String keyValue) {
    tx.update(
        "DELETE FROM %s WHERE user_id = ? AND %s = ?".formatted(table.tableName(), key),
        tx.user().value(),
        keyValue);
  }

  /** Up to {@code limit} unexpired documents after a key, by key ascending. */
  List<ExportRow> read(JdbcClient db, UserId user, String lastKey, int limit, long nowMs) {
    var where = new Conditions("user_id = ?", user.value()).and(after, lastKey);
    if (expires) {
      where.andLive(nowMs);
    }
    return db.sql(
            "SELECT *, %s AS export_key FROM %s WHERE %s ORDER BY %s LIMIT ?"
                .formatted(key, table.tableName(), where.sql(), order))
        .params(where.params(limit))
        .query((columns, index) ->
            new ExportRow(
                columns.getString("export_key"),
                new ExportRecord(table, mapper.mapRow(columns, index))))
        .list();
  }
}
