package dev.usermemory.store.sqlite;

import dev.usermemory.delivery.ParkedStore;
import dev.usermemory.delivery.ParkedWrite;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqliteParked implements ParkedStore {

  private static final String COLUMNS =
      "parked_writes.id, parked_writes.session_id, operation, content, accepted_at_ms,"
          + " parked_writes.expires_at_ms";
  private static final String EARLIEST_FIRST = "accepted_at_ms, parked_writes.id";
  private static final int MAX_OF_SESSION = 100;

  private final SqliteDatabase database;

  SqliteParked(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<UserId> park(ParkedWrite write, long nowMs) {
    return database.write(db -> {
      Optional<UserId> known = SqliteSessions.findUser(db, write.sessionId(), nowMs);
      if (known.isEmpty()) {
        insert(db, write);
      }
      return known;
    });
  }

  private static void insert(Db db, ParkedWrite write) {
    db.sql("INSERT OR IGNORE INTO parked_writes VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            write.id(),
            write.sessionId(),
            write.operation().wireName(),
            write.content(),
            write.acceptedAtMs(),
            write.expiresAtMs())
        .update();
  }

  static boolean anyOf(Db db, String sessionId, long nowMs) {
    return db.sql(
            "SELECT EXISTS (SELECT 1 FROM parked_writes WHERE session_id = ? AND expires_at_ms > ?)")
        .params(sessionId, nowMs)
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<ParkedWrite> parkedOf(String sessionId, long nowMs) {
    return database.read(
        db -> list(db, waiting(nowMs).and("session_id = ?", sessionId), MAX_OF_SESSION));
  }

  @Override
  public Optional<ParkedWrite> findParked(String id, long nowMs) {
    return database.read(db -> list(db, waiting(nowMs).and("id = ?", id), 1).stream().findFirst());
  }

  @Override
  public boolean unpark(String id) {
    return database.write(
        db -> db.sql("DELETE FROM parked_writes WHERE id = ?").params(id).update() > 0);
  }

  @Override
  public Page<ParkedWrite> listParked(PageRequest page, long nowMs) {
    var cursor = Cursor.of("parked");
    return database.read(db ->
        cursor.page(
            list(db, after(cursor, page, nowMs), page.limit() + 1), page, SqliteParked::position));
  }

  @Override
  public Page<Deliverable> deliverable(PageRequest page, long nowMs) {
    var cursor = Cursor.of("deliverable");
    var where = after(cursor, page, nowMs).and("users_sessions.expires_at_ms > ?", nowMs);
    return database.read(db ->
        cursor.page(
            db.sql(
                    "SELECT user_id, %s FROM parked_writes JOIN users_sessions USING (session_id)"
                            .formatted(COLUMNS.replace("parked_writes.session_id", "session_id"))
                        + " WHERE %s ORDER BY %s LIMIT ?".formatted(where.sql(), EARLIEST_FIRST))
                .params(where.params(page.limit() + 1))
                .query((row, index) -> new Deliverable(new UserId(row.getString(1)), write(row, 1)))
                .list(),
            page,
            found -> position(found.parked())));
  }

  @Override
  public Depth depth(long nowMs) {
    return database.read(db ->
        db.sql(
                "SELECT count(*), coalesce(min(accepted_at_ms), 0) FROM parked_writes"
                    + " WHERE expires_at_ms > ?")
            .params(nowMs)
            .query((row, index) -> new Depth(row.getLong(1), row.getLong(2)))
            .single());
  }

  private static Conditions waiting(long nowMs) {
    return new Conditions("parked_writes.expires_at_ms > ?", nowMs);
  }

  private static Conditions after(Cursor cursor, PageRequest page, long nowMs) {
    var where = waiting(nowMs);
    List<Object> after = cursor.decode(page);
    return after.isEmpty()
        ? where
        : where.and("(accepted_at_ms, parked_writes.id) > (?, ?)", after.get(0), after.get(1));
  }

  private static List<Object> position(ParkedWrite write) {
    return List.of(write.acceptedAtMs(), write.id());
  }

  private static List<ParkedWrite> list(Db db, Conditions where, int limit) {
    return db.sql(
            "SELECT %s FROM parked_writes WHERE %s ORDER BY %s LIMIT ?"
                .formatted(COLUMNS, where.sql(), EARLIEST_FIRST))
        .params(where.params(limit))
        .query((row, index) -> write(row, 0))
        .list();
  }

  private static ParkedWrite write(ResultSet row, int before) throws SQLException {
    return new ParkedWrite(
        row.getString(before + 1),
        row.getString(before + 2),
        WriteOperation.ofWireName(row.getString(before + 3)),
        row.getString(before + 4),
        row.getLong(before + 5),
        row.getLong(before + 6));
  }
}
