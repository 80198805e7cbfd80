package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.privacy.transfer.ImportResult.Failed;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;

final class SqliteImport implements ImportStore {

  private final SqliteDatabase database;

  SqliteImport(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    return database.write(db -> {
      var tx = new SqliteTx(db, user, nowMs);
      List<ImportResult> results = records.stream().map(record -> result(tx, record)).toList();
      if (results.contains(Change.CREATED) || results.contains(Change.UPDATED)) {
        RevisionTable.raise(tx);
      }
      return results;
    });
  }

  private static ImportResult result(SqliteTx tx, ExportRecord record) {
    return record.fault().<ImportResult>map(Failed::new).orElseGet(() -> store(tx, record));
  }

  private static ImportResult store(SqliteTx tx, ExportRecord record) {
    try {
      return Tables.of(record.table()).importDocument(tx, record.document());
    } catch (RefusalException refused) {
      return new Failed(refused.getMessage());
    }
  }
}
