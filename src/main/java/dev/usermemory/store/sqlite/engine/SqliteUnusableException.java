package dev.usermemory.store.sqlite.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The service cannot start on this file. */
public final class SqliteUnusableException extends RuntimeException {

  private final String advice;

  public SqliteUnusableException(
      DatabaseKind kind, Path file, String reason, @Nullable Throwable cause) {
    this(kind, file, reason, kind.advice(), cause);
  }

  static SqliteUnusableException of(DatabaseKind kind, Path file, String reason, String advice) {
    return new SqliteUnusableException(kind, file, reason, advice, null);
  }

  private SqliteUnusableException(
      DatabaseKind kind, Path file, String reason, String advice, @Nullable Throwable cause) {
    super("The " + kind.title() + " " + file + " cannot be used: " + reason, cause);
    this.advice = advice;
  }

  /** Opening it failed. */
  static SqliteUnusableException of(DatabaseKind kind, Path file, Throwable cause) {
    return switch (FileFailure.stateOf(cause, file)) {
      case FULL -> new SqliteUnusableException(kind, file, "its disk is full", cause);
      case LOCKED ->
          new SqliteUnusableException(
              kind,
              file,
              "another process holds its lock",
              "Find that process (lsof) and end it, or let it finish.",
              cause);
      case CORRUPT ->
          new SqliteUnusableException(
              kind,
              file,
              "it is damaged, or no SQLite database",
              "Restore a backup (docs/operations.md, Backup and restore), or move the file away to"
                  + " start with an empty one.",
              cause);
      case READ_ONLY -> new SqliteUnusableException(kind, file, "it is read-only", cause);
      case OK, UNLINKED, AWAY ->
          new SqliteUnusableException(kind, file, "it cannot be opened", cause);
    };
  }

  /** What to do about it. */
  String advice() {
    return advice;
  }
}
