package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.erasure.ErasureProgress;
import dev.usermemory.store.sqlite.engine.Db;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is counted of erasures; a hash of the person's id is all that tells whose. */
final class SqliteErasureProgress {

  private static final long KEEP_MS = Duration.ofDays(8).toMillis();

  private SqliteErasureProgress() {}

  /** Adds a page to the erasure that is not done, or to that of its time. */
  static void add(Db db, UserId user, DeletedPage page, long nowMs) {
    String hash = Sha256.hex(user.value());
    db.sql(
            """
            DELETE FROM erased_documents WHERE user_hash IN
              (SELECT user_hash FROM erasures WHERE user_hash = ? AND done AND erased_at_ms < ?)\
            """)
        .params(hash, nowMs)
        .update();
    db.sql(
            """
            INSERT INTO erasures
              VALUES (?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER), ?, ?)
            ON CONFLICT DO UPDATE SET
              erased_at_ms = max(erased_at_ms, excluded.erased_at_ms),
              paged_at_ms = excluded.paged_at_ms, done = excluded.done,
              expires_at_ms = max(expires_at_ms, excluded.expires_at_ms)\
            """)
        .params(hash, nowMs, page.more() ? 0 : 1, nowMs + KEEP_MS)
        .update();
    page.deleted().forEach((table, count) -> add(db, hash, table, count));
  }

  private static void add(Db db, String hash, MemoryTable table, long count) {
    db.sql(
            """
            INSERT INTO erased_documents VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET deleted = deleted + excluded.deleted\
            """)
        .params(hash, table.tableName(), count)
        .update();
  }

  static Optional<ErasureProgress> find(Db db, UserId user) {
    String hash = Sha256.hex(user.value());
    Map<MemoryTable, Long> deleted =
        db
            .sql("SELECT table_name, deleted FROM erased_documents WHERE user_hash = ?")
            .params(hash)
            .query((row, _) -> Map.entry(MemoryTable.ofTableName(row.getString(1)), row.getLong(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return db.sql("SELECT paged_at_ms, done FROM erasures WHERE user_hash = ?")
        .params(hash)
        .query((row, _) -> new ErasureProgress(deleted, row.getLong(1), row.getBoolean(2)))
        .optional();
  }

  static void purge(Db db, long nowMs) {
    if (db.sql("DELETE FROM erasures WHERE expires_at_ms <= ?").params(nowMs).update() > 0) {
      db.sql("DELETE FROM erased_documents WHERE user_hash NOT IN (SELECT user_hash FROM erasures)")
          .update();
    }
  }
}
