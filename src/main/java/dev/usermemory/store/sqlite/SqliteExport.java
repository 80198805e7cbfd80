package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.ArrayList;
import java.util.List;

final class SqliteExport implements ExportStore {

  private final SqliteDatabase database;

  SqliteExport(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs) {
    var cursor = Cursor.of("export", user);
    List<Object> after = cursor.decode(page);
    List<ExportRecord> records =
        database.snapshot(db -> read(db, user, after, page.limit() + 1, nowMs));
    return cursor.page(
        records, page, last -> Tables.of(last.table()).position(user, last.document()));
  }

  private static List<ExportRecord> read(
      Db db, UserId user, List<Object> after, int limit, long nowMs) {
    MemoryTable first =
        after.isEmpty() ? MemoryTable.values()[0] : MemoryTable.ofTableName((String) after.get(0));
    var records = new ArrayList<ExportRecord>();
    for (MemoryTable name : MemoryTable.values()) {
      if (name.compareTo(first) >= 0 && records.size() < limit) {
        List<Object> position = name == first ? after : List.of();
        int left = limit - records.size();
        records.addAll(Tables.of(name).export(db, user, position, left, nowMs));
      }
    }
    return records;
  }
}
