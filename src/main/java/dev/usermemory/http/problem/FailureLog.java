package dev.usermemory.http.problem;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.ops.OutOfMemory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a failure of ours without what the caller sent: types and places of the whole cause chain,
 * but no messages except our own, since those of drivers and parsers quote their input.
 */
public final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int FRAMES_PER_CAUSE = 30;

  private FailureLog() {}

  /** Errors with their stack; a store that is away or late in one line. */
  public static void record(ProblemCode code, Throwable failure) {
    OutOfMemory.exitOn(failure);
    if (code == ProblemCode.INTERNAL_ERROR) {
      LOG.error("{}: {}", code.wireName(), trace(failure));
    } else {
      LOG.warn("{}: {}", code.wireName(), types(failure));
    }
  }

  /** What the caller is told. */
  public static String detail(ProblemCode code) {
    return switch (code) {
      case STORE_UNAVAILABLE ->
          "The store is away or slow; repeat the request later, a write with the same key.";
      case TIMEOUT -> "The store did not answer in time; repeat the request later.";
      default -> "The service failed. The request id names the failure in its log.";
    };
  }

  private static String types(Throwable failure) {
    var types = new StringBuilder();
    for (Throwable cause : chain(failure)) {
      types.append(types.isEmpty() ? "" : " <- ").append(cause.getClass().getName());
      if (cause instanceof StoreException ours) { // says why without a word of the caller's
        types.append(" (").append(ours.getMessage()).append(')');
      }
    }
    return types.toString();
  }

  private static String trace(Throwable failure) {
    var trace = new StringBuilder();
    for (Throwable cause : chain(failure)) {
      trace.append(trace.isEmpty() ? "" : "Caused by: ").append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES_PER_CAUSE); i++) {
        trace.append(System.lineSeparator()).append("\tat ").append(frames[i]);
      }
      trace.append(System.lineSeparator());
    }
    return trace.toString().stripTrailing();
  }

  private static Set<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var ordered = new LinkedHashSet<Throwable>();
    for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
      ordered.add(t);
    }
    return ordered;
  }
}
