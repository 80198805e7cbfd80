package dev.usermemory.http.problem;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.ops.OutOfMemory;
import dev.usermemory.ops.log.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs a failure of ours without what the caller sent: types and places of the whole cause chain,
 * but no messages except our own, since those of drivers and parsers quote their input.
 */
public final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  private FailureLog() {}

  /** Errors with their stack; a store that is away or late in one line. */
  public static void record(ProblemCode code, Throwable failure) {
    OutOfMemory.exitOn(failure);
    Failure told = Failure.of(failure);
    boolean ours = code == ProblemCode.INTERNAL_ERROR;
    LOG.atLevel(ours ? Level.ERROR : Level.WARN)
        .addKeyValue("code", code.wireName())
        .addKeyValue("reason", reason(told))
        .addKeyValue(Failure.ERROR, told.types())
        .addKeyValue(Failure.STACK, ours ? told.stack() : null)
        .log("Request failed");
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

  /** What a store says of itself, without a word of the caller's. */
  private static @Nullable String reason(Failure failure) {
    return failure.chain().stream()
        .filter(StoreException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .orElse(null);
  }
}
