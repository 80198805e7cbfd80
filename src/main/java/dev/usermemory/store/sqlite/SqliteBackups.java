package dev.usermemory.store.sqlite;

import dev.usermemory.backup.BackupContents;
import dev.usermemory.backup.BackupException;
import dev.usermemory.backup.BackupStore;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.FileCheck;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Copies of the database file, which say themselves of when they are. */
final class SqliteBackups implements BackupStore {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteBackups.class);

  private static final int FIRST_SCHEMA_WITH_A_CLOCK = 7;
  private final Path database;
  private final Source source;

  SqliteBackups(Path database, Source source) {
    this.database = database;
    this.source = source;
  }

  /** What is copied. */
  interface Source {

    /** Within what is copied, notes when that was begun. */
    void note(long nowMs);

    void copyTo(Path file);
  }

  /** That of the running service. */
  record OpenDatabase(SqliteDatabase database) implements Source {

    @Override
    public void note(long nowMs) {
      database.write(db -> noteIn(db, nowMs));
    }

    @Override
    public void copyTo(Path file) {
      database.copyTo(file);
    }
  }

  static int noteIn(Db db, long nowMs) {
    return db.sql("UPDATE store_clock SET backup_at_ms = ?").param(nowMs).update();
  }

  @Override
  public Path folder() {
    return database.resolveSibling("backups");
  }

  /** A file that takes no writes any more, as it was deleted or damaged, can still be saved. */
  @Override
  public void copyTo(Path file, long nowMs) {
    try {
      source.note(nowMs);
    } catch (StoreException e) {
      LOG.warn("The backup does not say when it was made, as the database takes no writes");
    }
    source.copyTo(file);
  }

  @Override
  public BackupContents check(Path copy) {
    try {
      return switch (FileCheck.check(copy)) {
        case FileCheck.Result.Unsound(String reason) -> throw unusable(copy, reason, null);
        case FileCheck.Result.Sound(int schema) -> contents(copy, schema);
      };
    } catch (DataAccessException | FlywayException e) {
      throw unusable(copy, "it is damaged, or no SQLite database", e);
    }
  }

  private static BackupContents contents(Path copy, int schema) {
    return FileCheck.read(
        copy,
        db ->
            new BackupContents(
                schema,
                documents(db),
                schema < FIRST_SCHEMA_WITH_A_CLOCK
                    ? 0
                    : number(db, "SELECT max(trusted_at_ms, backup_at_ms) FROM store_clock")));
  }

  /** Of the tables that it has: an earlier version's lacks some. */
  private static long documents(Db db) {
    List<String> tables =
        db.sql("SELECT name FROM sqlite_schema WHERE type = 'table'").query(String.class).list();
    return Arrays.stream(MemoryTable.values())
        .map(MemoryTable::tableName)
        .filter(tables::contains)
        .mapToLong(table -> number(db, "SELECT count(*) FROM " + table))
        .sum();
  }

  private static long number(Db db, String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  private static BackupException unusable(Path copy, String reason, @Nullable Throwable cause) {
    return new BackupException(copy.getFileName() + " cannot be used: " + reason, cause);
  }
}
