package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class SqliteExport implements ExportStore {

  private final SqliteDatabase database;

  SqliteExport(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs) {
    var cursor = Cursor.of("export", user);
    List<Object> after = cursor.decode(page);
    List<ExportRow> rows = database.snapshot(db -> read(db, user, after, page.limit() + 1, nowMs));
    Page<ExportRow> found =
        cursor.page(rows, page, row -> List.of(row.document().table().tableName(), row.key()));
    return new Page<>(found.items().stream().map(ExportRow::document).toList(), found.nextCursor());
  }

  private static List<ExportRow> read(
      JdbcClient db, UserId user, List<Object> after, int limit, long nowMs) {
    MemoryTable first =
        after.isEmpty() ? MemoryTable.values()[0] : MemoryTable.ofTableName((String) after.get(0));
    var rows = new ArrayList<ExportRow>();
    for (MemoryTable table : MemoryTable.values()) {
      if (table.compareTo(first) >= 0 && rows.size() < limit) {
        String key = !after.isEmpty() && table == first ? (String) after.get(1) : "";
        rows.addAll(ExportTable.of(table).read(db, user, key, limit - rows.size(), nowMs));
      }
    }
    return rows;
  }
}
