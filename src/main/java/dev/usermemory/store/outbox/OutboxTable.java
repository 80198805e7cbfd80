package dev.usermemory.store.outbox;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore.Totals;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The statements of the outbox's one table. */
final class OutboxTable {

  private static final String WITHOUT_CONTENT =
      """
      SELECT seq, id, operation, user_id, session_id, accepted_at_ms, waiting_since_ms, attempts,
          next_attempt_at_ms, state, reason FROM outbox\
      """;

  private OutboxTable() {}

  static void insert(Db db, StoredWrite write) {
    OutboxEntry entry = write.entry();
    db.sql("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.<@Nullable Object>asList(
                entry.seq(),
                entry.id(),
                entry.lane().name(),
                entry.operation(),
                write.userId() == null ? null : write.userId().value(),
                write.sessionId(),
                write.key(),
                entry.acceptedAtMs(),
                entry.waitingSinceMs(),
                entry.attempts(),
                entry.nextAttemptAtMs(),
                entry.state().wireName(),
                entry.reason(),
                write.content()))
        .update();
  }

  static Optional<StoredWrite> waiting(Db db, Lane lane, String key) {
    return db.sql("SELECT * FROM outbox WHERE lane = ? AND write_key = ? AND state = 'waiting'")
        .params(lane.name(), key)
        .query(OutboxTable::write)
        .optional();
  }

  static Optional<StoredWrite> find(Db db, String id) {
    return db.sql("SELECT * FROM outbox WHERE id = ?")
        .param(id)
        .query(OutboxTable::write)
        .optional();
  }

  static void eachWaiting(Db db, Consumer<OutboxEntry> consumer) {
    db.sql(WITHOUT_CONTENT + " WHERE state = 'waiting' ORDER BY seq")
        .query(OutboxTable::entry)
        .list()
        .forEach(consumer);
  }

  static List<OutboxEntry> after(Db db, long seq, int limit) {
    return db.sql(WITHOUT_CONTENT + " WHERE seq > ? ORDER BY seq LIMIT ?")
        .params(seq, limit)
        .query(OutboxTable::entry)
        .list();
  }

  static int update(Db db, OutboxEntry entry) {
    return db.sql(
            """
            UPDATE outbox SET waiting_since_ms = ?, attempts = ?, next_attempt_at_ms = ?,
                state = ?, reason = ? WHERE id = ?\
            """)
        .params(
            Arrays.<@Nullable Object>asList(
                entry.waitingSinceMs(),
                entry.attempts(),
                entry.nextAttemptAtMs(),
                entry.state().wireName(),
                entry.reason(),
                entry.id()))
        .update();
  }

  static int remove(Db db, String id) {
    return db.sql("DELETE FROM outbox WHERE id = ?").param(id).update();
  }

  static int removeLane(Db db, Lane lane, long acceptedBeforeMs) {
    return db.sql("DELETE FROM outbox WHERE lane = ? AND accepted_at_ms < ?")
        .params(lane.name(), acceptedBeforeMs)
        .update();
  }

  static List<String> sessions(Db db) {
    return db.sql("SELECT DISTINCT session_id FROM outbox WHERE user_id IS NULL")
        .query((row, _) -> row.getString(1))
        .list();
  }

  static Totals totals(Db db) {
    return db.sql(
            """
            SELECT waiting, set_aside, bytes, (SELECT coalesce(max(seq), 0) FROM outbox),
                (SELECT coalesce(min(accepted_at_ms), 0) FROM outbox WHERE state = 'waiting')
            FROM outbox_totals\
            """)
        .query((row, _) ->
            new Totals(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .single();
  }

  private static StoredWrite write(ResultSet columns, int index) throws SQLException {
    var row = new Row(columns);
    return new StoredWrite(
        entry(columns, index),
        user(row),
        row.textOrNull("session_id"),
        row.text("write_key"),
        row.text("content"));
  }

  private static OutboxEntry entry(ResultSet columns, int index) throws SQLException {
    var row = new Row(columns);
    return new OutboxEntry(
        row.number("seq"),
        row.text("id"),
        new Lane(user(row), row.textOrNull("session_id")),
        row.text("operation"),
        row.number("accepted_at_ms"),
        row.number("waiting_since_ms"),
        row.integer("attempts"),
        row.number("next_attempt_at_ms"),
        OutboxEntry.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.textOrNull("reason"));
  }

  private static @Nullable UserId user(Row row) throws SQLException {
    String user = row.textOrNull("user_id");
    return user == null ? null : new UserId(user);
  }
}
