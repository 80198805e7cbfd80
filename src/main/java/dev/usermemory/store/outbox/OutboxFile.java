package dev.usermemory.store.outbox;

import dev.usermemory.store.sqlite.engine.DatabaseKind;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import dev.usermemory.store.sqlite.engine.SqliteUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the outbox's file. */
final class OutboxFile {

  static final DatabaseKind KIND =
      new DatabaseKind(
          "outbox",
          "classpath:db/outbox",
          2,
          "Set OUTBOX_PATH to a file that this user may create and write, on a disk with free"
              + " space, and that no other process uses; or set OUTBOX=off.");

  private static final int READERS = 4;
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);

  /** A caller who waits 5 s has waited for Convex already. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

  private OutboxFile() {}

  static SqliteOutbox open(Path file) {
    return open(file, WRITE_TIMEOUT);
  }

  static SqliteOutbox open(Path file, Duration writeTimeout) {
    FileLock lock = lock(file);
    try {
      var properties = new SqliteProperties(file, READERS, BUSY_TIMEOUT, writeTimeout);
      SqliteDatabase database = SqliteDatabase.open(KIND, properties);
      database.watch();
      return new SqliteOutbox(database, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileLock lock(Path file) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return FileLock.of(file)
          .orElseThrow(
              () -> new SqliteUnusableException(KIND, file, "another process is using it", null));
    } catch (IOException e) {
      throw new SqliteUnusableException(KIND, file, "it cannot be created", e);
    }
  }
}
