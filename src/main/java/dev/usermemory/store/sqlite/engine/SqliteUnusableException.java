package dev.usermemory.store.sqlite.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The service cannot start on this file. */
public final class SqliteUnusableException extends RuntimeException {

  private final DatabaseKind kind;

  public SqliteUnusableException(
      DatabaseKind kind, Path file, String reason, @Nullable Throwable cause) {
    super("The " + kind.title() + " " + file + " cannot be used: " + reason, cause);
    this.kind = kind;
  }

  /** What to do about it. */
  String advice() {
    return kind.advice();
  }
}
