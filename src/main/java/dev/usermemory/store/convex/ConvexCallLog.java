package dev.usermemory.store.convex;

import dev.usermemory.store.ConvexTelemetry;
import dev.usermemory.store.ConvexTelemetry.Attempted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells of every attempt, and leaves a line of it in the log: function, attempt, outcome and
 * latency; never arguments, results or text.
 */
final class ConvexCallLog {

  private static final Logger log = LoggerFactory.getLogger(ConvexCallLog.class);

  private final ConvexTelemetry telemetry;

  ConvexCallLog(ConvexTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  Operation start(ConvexFunction function, @Nullable String requestId) {
    return new Operation(function, requestId);
  }

  /** The attempts of one call. */
  final class Operation {

    private final ConvexFunction function;
    private final @Nullable String requestId;
    private final AtomicInteger attempts = new AtomicInteger();

    private Operation(ConvexFunction function, @Nullable String requestId) {
      this.function = function;
      this.requestId = requestId;
    }

    @Nullable String requestId() {
      return requestId;
    }

    /** Watches one attempt from subscription to its end. */
    Mono<ConvexReply> observe(Mono<ConvexReply> exchange) {
      int attempt = attempts.incrementAndGet();
      long startedNanos = System.nanoTime();
      var end = new FirstEnd();
      return exchange
          .doOnNext(reply ->
              end.reached(() -> record(attempt, true, reply.outcome(), met(reply), startedNanos)))
          .doOnError(e -> end.reached(() -> record(attempt, true, outcome(e), false, startedNanos)))
          .doOnCancel(
              () -> end.reached(() -> record(attempt, true, "cancelled", false, startedNanos)));
    }

    /** Notes an attempt that was not made. */
    void refused(String outcome) {
      record(attempts.incrementAndGet(), false, outcome, false, System.nanoTime());
    }

    private static boolean met(ConvexReply reply) {
      return reply instanceof ConvexReply.Rejection rejection
          && rejection.refusal() == Refusal.CONFLICT;
    }

    private void record(
        int attempt, boolean made, String outcome, boolean conflict, long startedNanos) {
      long nanos = System.nanoTime() - startedNanos;
      telemetry.attempted(new Attempted(function.path(), attempt, made, outcome, conflict, nanos));
      log.atInfo()
          .addKeyValue("function", function.path())
          .addKeyValue("attempt", attempt)
          .addKeyValue("outcome", outcome)
          .addKeyValue("latencyMs", TimeUnit.NANOSECONDS.toMillis(nanos))
          .addKeyValue("requestId", requestId)
          .addKeyValue("ctx_source", "convex")
          .log("Convex call");
    }

    private static String outcome(Throwable failure) {
      return failure instanceof TimeoutException ? "timeout" : "connection_failure";
    }
  }
}
