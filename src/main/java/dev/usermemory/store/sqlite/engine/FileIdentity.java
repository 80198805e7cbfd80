package dev.usermemory.store.sqlite.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Whether the path still leads to the file that is open. A file that was deleted or replaced can be
 * written for as long as it is open, and is gone with the process.
 */
final class FileIdentity {

  private final Path database;
  private final Path log;
  private final @Nullable Object key;

  /** SQLite makes the write-ahead log when it first needs it; the writer's alone. */
  private @Nullable Object logKey;

  /** Before the file is opened, so that one which is replaced meanwhile is noticed too. */
  FileIdentity(Path database) {
    this.database = database;
    log = database.resolveSibling(database.getFileName() + "-wal");
    key = keyOf(database);
  }

  /** To be asked by one thread. */
  boolean isStillThere() {
    if (key == null) {
      return true; // this file system has no keys
    }
    if (logKey == null) {
      logKey = keyOf(log);
    }
    return key.equals(keyOf(database)) && (logKey == null || logKey.equals(keyOf(log)));
  }

  private static @Nullable Object keyOf(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }
}
