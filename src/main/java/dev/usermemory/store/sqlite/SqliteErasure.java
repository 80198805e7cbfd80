package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.erasure.ErasureProgress;
import dev.usermemory.privacy.erasure.ErasureStore;
import dev.usermemory.privacy.erasure.Residue;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.Scrub;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Each page is a transaction; after the last one nothing is left in the files either. What was
 * deleted is not in the way, so that no page needs a cursor.
 */
final class SqliteErasure implements ErasureStore {

  private static final Set<MemoryTable> ALL = EnumSet.allOf(MemoryTable.class);
  private static final Set<MemoryTable> EXPIRING =
      ALL.stream()
          .filter(name -> Tables.of(name).expires())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(MemoryTable.class)));

  /** Then a page ends with the slice it is at: others' writes wait for it. */
  private static final Duration PAGE = Duration.ofMillis(40);

  private static final int SLICE = 100;

  private static final String OF_USER = "user_id = ?1";
  private static final String EXPIRED = "expires_at_ms <= ?1";
  private static final int SLICE_OF_TERMS = 5_000;

  private final SqliteDatabase database;

  SqliteErasure(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs) {
    return scrubbed(
        database.write(db -> {
          db.sql(
                  "DELETE FROM parked_writes WHERE session_id IN"
                      + " (SELECT session_id FROM users_sessions WHERE user_id = ?)")
              .params(user.value())
              .update();
          DeletedPage page = erase(db, user, ALL, limit);
          SqliteErasureProgress.add(db, user, page, nowMs);
          return page;
        }));
  }

  @Override
  public Optional<ErasureProgress> findErasure(UserId user) {
    return database.read(db -> SqliteErasureProgress.find(db, user));
  }

  @Override
  public boolean purgesByItself() {
    return false;
  }

  @Override
  public Residue residue() {
    return database.scrub().isPending() ? Residue.PENDING : Residue.NONE;
  }

  @Override
  public DeletedPage eraseTables(
      UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor) {
    return scrubbed(database.write(db -> erase(db, user, tables, limit)));
  }

  private DeletedPage scrubbed(DeletedPage page) {
    if (!page.more()) {
      database.scrub().run();
    }
    return page;
  }

  private static DeletedPage erase(Db db, UserId user, Set<MemoryTable> tables, int limit) {
    if (tables.contains(MemoryTable.REVISIONS)) {
      RevisionTable.remember(db, user);
    }
    long begun = System.nanoTime();
    if (tables.contains(MemoryTable.FACTS)) {
      deleteTerms(db, user, begun);
    }
    DeletedPage page = delete(db, withVectors(tables), OF_USER, user.value(), limit, begun);
    boolean cut = !page.more() && AssessmentTable.cut(db, user, tables);
    if (cut || !page.deleted().isEmpty()) {
      RevisionTable.raiseAfterErasure(db, user);
      Scrub.request(db);
    }
    return page;
  }

  private static boolean isOver(long begunNanos) {
    return System.nanoTime() - begunNanos > PAGE.toNanos();
  }

  /** First, since one by one with their facts takes several times as long. */
  private static void deleteTerms(Db db, UserId user, long begunNanos) {
    int deleted = SLICE_OF_TERMS;
    while (deleted == SLICE_OF_TERMS && !isOver(begunNanos)) {
      deleted = StoredPostings.remove(db, user, SLICE_OF_TERMS);
    }
  }

  /** First, since they would go with their facts uncounted. */
  private static Set<MemoryTable> withVectors(Set<MemoryTable> tables) {
    Set<MemoryTable> inOrder = new LinkedHashSet<>();
    if (tables.contains(MemoryTable.FACTS)) {
      inOrder.add(MemoryTable.FACT_VECTORS);
    }
    tables.stream()
        .filter(table -> table != MemoryTable.FACT_VECTORS)
        .sorted()
        .forEach(inOrder::add);
    return inOrder;
  }

  @Override
  public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
    DeletedPage page =
        database.write(db -> {
          purgeParked(db, nowMs);
          SqliteErasureProgress.purge(db, nowMs);
          return delete(db, EXPIRING, EXPIRED, nowMs, limit, System.nanoTime());
        });
    if (!page.more()) {
      database.scrub().run();
    }
    return page;
  }

  /** What was parked holds text, too, and copies of it that only a scrub removes. */
  private static void purgeParked(Db db, long nowMs) {
    int purged =
        db.sql("DELETE FROM parked_writes WHERE expires_at_ms <= ?").params(nowMs).update();
    if (purged > 0) {
      Scrub.request(db);
    }
  }

  private static DeletedPage delete(
      Db db, Set<MemoryTable> tables, String condition, Object param, int limit, long begunNanos) {
    Map<MemoryTable, Long> deleted = new EnumMap<>(MemoryTable.class);
    long left = limit;
    for (MemoryTable table : tables) {
      long count = SLICE;
      while (count == SLICE && left > 0) {
        count = delete(db, table, condition, param, Math.min(left, SLICE));
        if (count > 0) {
          deleted.merge(table, count, Long::sum);
        }
        left = count == SLICE && isOver(begunNanos) ? 0 : left - count;
      }
    }
    return new DeletedPage(deleted, left == 0 && anyLeft(db, tables, condition, param));
  }

  private static int delete(Db db, MemoryTable table, String condition, Object param, long limit) {
    boolean facts = table == MemoryTable.FACTS && condition.equals(OF_USER);
    return db.sql(
            "DELETE FROM %1$s WHERE rowid IN (SELECT rowid FROM %1$s WHERE %2$s LIMIT ?2)"
                .formatted(table.tableName(), facts ? FactIndex.OF_USER : condition))
        .params(param, limit)
        .update();
  }

  private static boolean anyLeft(Db db, Set<MemoryTable> tables, String condition, Object param) {
    return tables.stream()
        .anyMatch(table ->
            db.sql(
                    "SELECT EXISTS (SELECT 1 FROM %s WHERE %s)"
                        .formatted(table.tableName(), condition))
                .params(param)
                .query(Boolean.class)
                .single());
  }
}
