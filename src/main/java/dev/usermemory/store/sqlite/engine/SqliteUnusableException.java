package dev.usermemory.store.sqlite.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded store cannot start on this file. */
public final class SqliteUnusableException extends RuntimeException {

  SqliteUnusableException(Path file, String reason, @Nullable Throwable cause) {
    super("The memory database " + file + " cannot be used: " + reason, cause);
  }
}
