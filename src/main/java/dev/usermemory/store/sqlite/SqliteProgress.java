package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.ProgressStore;
import dev.usermemory.progress.RollupMerge;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SqliteProgress implements ProgressStore {

  private final SqliteDatabase database;
  private final SqliteWrites writes;
  private final SqliteGate gate;

  SqliteProgress(SqliteDatabase database, SqliteWrites writes, SqliteGate gate) {
    this.database = database;
    this.writes = writes;
    this.gate = gate;
  }

  @Override
  public Outcome<DailyRollup> upsertDaily(Write write, DailyRollup added) {
    return writes.run(
        write,
        Gist.told(Tables.PROGRESS_DAILY, added.dateYYYYMMDD(), added.skillId()),
        tx -> Applied.changed(add(tx, added)));
  }

  static DailyRollup add(SqliteTx tx, DailyRollup added) {
    DailyRollup merged =
        Tables.PROGRESS_DAILY
            .find(tx.db(), tx.user(), added.dateYYYYMMDD(), added.skillId())
            .map(stored -> RollupMerge.merge(stored, added))
            .orElseGet(() -> RollupMerge.first(added));
    Tables.PROGRESS_DAILY.put(tx, merged);
    return merged;
  }

  @Override
  public Outcome<Page<DailyRollup>> listDaily(
      UserId user, String from, String to, @Nullable String skillId, PageRequest page, long nowMs) {
    return database.snapshot(db ->
        gate.read(db, user, Gate.PROGRESS, nowMs, () -> list(db, user, from, to, skillId, page)));
  }

  private static Page<DailyRollup> list(
      Db db, UserId user, String from, String to, @Nullable String skillId, PageRequest page) {
    var cursor = Cursor.of("daily", user, from, to, skillId);
    var where =
        Table.of(user).and("date_yyyymmdd BETWEEN ? AND ?", from, to).andEqual("skill_id", skillId);
    List<Object> after = cursor.decode(page);
    if (!after.isEmpty()) {
      where.and("(date_yyyymmdd, skill_id) > (?, ?)", after.get(0), after.get(1));
    }
    List<DailyRollup> fetched =
        Tables.PROGRESS_DAILY.list(db, where, "date_yyyymmdd, skill_id", page.limit() + 1);
    return cursor.page(fetched, page, r -> List.of(r.dateYYYYMMDD(), r.skillId()));
  }
}
