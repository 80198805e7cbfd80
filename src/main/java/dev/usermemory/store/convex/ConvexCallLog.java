package dev.usermemory.store.convex;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One log line and one timer sample ({@code usermemory_convex_call}) per attempt: function,
 * attempt, outcome and latency; never arguments, results or text.
 */
final class ConvexCallLog {

  private static final Logger log = LoggerFactory.getLogger(ConvexCallLog.class);

  private final MeterRegistry meters;

  ConvexCallLog(MeterRegistry meters) {
    this.meters = meters;
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
          .doOnNext(reply -> end.reached(() -> record(attempt, reply.outcome(), startedNanos)))
          .doOnError(e -> end.reached(() -> record(attempt, outcome(e), startedNanos)))
          .doOnCancel(() -> end.reached(() -> record(attempt, "cancelled", startedNanos)));
    }

    /** Notes an attempt that was not made. */
    void refused(String outcome) {
      record(attempts.incrementAndGet(), outcome, System.nanoTime());
    }

    private void record(int attempt, String outcome, long startedNanos) {
      var latency = Duration.ofNanos(System.nanoTime() - startedNanos);
      Timer.builder("usermemory.convex.call")
          .description("Attempts to call a Convex function")
          .tag("function", function.path())
          .tag("outcome", outcome)
          .register(meters)
          .record(latency);
      log.atInfo()
          .addKeyValue("function", function.path())
          .addKeyValue("attempt", attempt)
          .addKeyValue("outcome", outcome)
          .addKeyValue("latencyMs", latency.toMillis())
          .addKeyValue("requestId", requestId)
          .addKeyValue("ctx_source", "convex")
          .log("Convex call");
    }

    private static String outcome(Throwable failure) {
      return failure instanceof TimeoutException ? "timeout" : "connection_failure";
    }
  }
}
