package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreUnavailableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates what SQLite, its driver and its pool throw. */
final class Errors {

  private static final int PRIMARY_CODE = 0xFF;

  private Errors() {}

  /** Whether the database failed, rather than refused one statement. */
  static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof RefusalException)
        && sqlCause(thrown) != null
        && !isConstraint(thrown);
  }

  static RuntimeException translate(Throwable thrown) {
    if (thrown instanceof RefusalException refusal) {
      return refusal;
    }
    if (isConstraint(thrown)) {
      return new ConflictException("The write contradicts what is stored.");
    }
    SQLException cause = sqlCause(thrown);
    if (cause == null && thrown instanceof RuntimeException bug) {
      return bug;
    }
    return cause instanceof SQLiteException sqlite
        ? new StoreUnavailableException(sqlite.getResultCode().name(), thrown)
        : new StoreUnavailableException(thrown);
  }

  private static boolean isConstraint(Throwable thrown) {
    SQLException cause = sqlCause(thrown);
    return cause != null
        && (cause.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }

  private static @Nullable SQLException sqlCause(Throwable thrown) {
    return NestedExceptionUtils.getMostSpecificCause(thrown) instanceof SQLException sql
        ? sql
        : null;
  }
}
