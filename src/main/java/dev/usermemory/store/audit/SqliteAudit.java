package dev.usermemory.store.audit;

import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditEvent;
import dev.usermemory.privacy.audit.AuditProperties;
import dev.usermemory.privacy.audit.AuditStore;
import dev.usermemory.privacy.erasure.TrustedTimeStore;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.DatabaseKind;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The audit in SQLite. */
final class SqliteAudit implements AuditStore, AutoCloseable {

  static final DatabaseKind KIND =
      new DatabaseKind(
          "audit",
          "classpath:db/audit",
          2,
          "Set AUDIT_PATH to a file that this user may create and write, on a disk with free"
              + " space.");

  /** In place of a person. */
  private static final String EVERYBODY = "";

  private static final int READERS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SqliteDatabase database;
  private final AuditProperties limits;

  private SqliteAudit(SqliteDatabase database, AuditProperties limits) {
    this.database = database;
    this.limits = limits;
  }

  static SqliteAudit open(Path file, AuditProperties limits) {
    var properties = new SqliteProperties(file, READERS, PATIENCE, PATIENCE);
    return new SqliteAudit(SqliteDatabase.open(KIND, properties), limits);
  }

  DatabaseReading reading() {
    return database.reading("audit");
  }

  TrustedTimeStore time() {
    return new TimeOfInstance(database);
  }

  private record Numbered(long seq, AuditEvent event) {}

  @Override
  public void add(AuditEvent event) {
    database.write(db -> {
      insert(db, event);
      db.sql("DELETE FROM audit WHERE at_ms < ?")
          .param(event.atMs() - limits.keep().toMillis())
          .update();
      return db.sql("DELETE FROM audit WHERE seq <= (SELECT max(seq) FROM audit) - ?")
          .param(limits.maxEntries())
          .update();
    });
  }

  private static void insert(Db db, AuditEvent event) {
    db.sql(
            """
            INSERT INTO audit (at_ms, action, caller, person, documents, request_id)
            VALUES (?, ?, ?, ?, ?, ?)\
            """)
        .params(
            Arrays.<@Nullable Object>asList(
                event.atMs(),
                event.action().name().toLowerCase(Locale.ROOT),
                event.caller(),
                event.person() == null ? EVERYBODY : event.person(),
                event.documents(),
                event.requestId()))
        .update();
  }

  @Override
  public Page<AuditEvent> list(@Nullable String person, PageRequest page) {
    Cursor cursor = Cursor.of("audit", person);
    List<Object> after = cursor.decode(page);
    long before = after.isEmpty() ? Long.MAX_VALUE : ((Number) after.getFirst()).longValue();
    List<Numbered> found = database.read(db -> before(db, before, person, page.limit() + 1));
    Page<Numbered> numbered = cursor.page(found, page, last -> List.of(last.seq()));
    return new Page<>(
        numbered.items().stream().map(Numbered::event).toList(), numbered.nextCursor());
  }

  private static List<Numbered> before(Db db, long seq, @Nullable String person, int limit) {
    String whose = person == null ? "" : " AND person = ?";
    var statement =
        db.sql("SELECT * FROM audit WHERE seq < ?" + whose + " ORDER BY seq DESC LIMIT ?")
            .param(seq);
    return (person == null ? statement : statement.param(person))
        .param(limit)
        .query(SqliteAudit::event)
        .list();
  }

  private static @Nullable String person(String stored) {
    return stored.equals(EVERYBODY) ? null : stored;
  }

  private static Numbered event(ResultSet row, int index) throws SQLException {
    return new Numbered(
        row.getLong("seq"),
        new AuditEvent(
            row.getLong("at_ms"),
            AuditAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
            row.getString("caller"),
            person(row.getString("person")),
            row.getLong("documents"),
            row.getString("request_id")));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
