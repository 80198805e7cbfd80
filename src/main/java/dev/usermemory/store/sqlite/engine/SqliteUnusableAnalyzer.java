package dev.usermemory.store.sqlite.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says on a failed start what to do, instead of a stack trace. */
public final class SqliteUnusableAnalyzer extends AbstractFailureAnalyzer<SqliteUnusableException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SqliteUnusableException cause) {
    String detail =
        cause.getCause() == null
            ? ""
            : " (" + NestedExceptionUtils.getMostSpecificCause(cause) + ")";
    return new FailureAnalysis(cause.getMessage() + detail, cause.advice(), cause);
  }
}
