package dev.usermemory.store.convex;

import dev.usermemory.kernel.Span;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.Trail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
  private final Tracer tracer;

  ConvexCallLog(MeterRegistry meters, Tracer tracer) {
    this.meters = meters;
    this.tracer = tracer;
  }

  Operation start(ConvexFunction function, @Nullable String requestId) {
    return new Operation(function, requestId, Trail.current().span());
  }

  /** The attempts of one call, each a span within what it is called for. */
  final class Operation {

    private final ConvexFunction function;
    private final @Nullable String requestId;
    private final Span within;
    private final AtomicInteger attempts = new AtomicInteger();

    private Operation(ConvexFunction function, @Nullable String requestId, Span within) {
      this.function = function;
      this.requestId = requestId;
      this.within = within;
    }

    @Nullable String requestId() {
      return requestId;
    }

    /** Watches one attempt from subscription to its end; the span goes on to Convex. */
    Mono<ConvexReply> observe(Function<Span, Mono<ConvexReply>> exchange) {
      Span span = tracer.call(function.path(), within);
      int attempt = attempts.incrementAndGet();
      long startedNanos = System.nanoTime();
      var end = new FirstEnd();
      return exchange
          .apply(span)
          .doOnNext(reply -> end.reached(() -> record(span, attempt, reply.outcome(), startedNanos)))
          .doOnError(e -> end.reached(() -> record(span, attempt, outcome(e), startedNanos)))
          .doOnCancel(() -> end.reached(() -> record(span, attempt, "cancelled", startedNanos)));
    }

    /** Notes an attempt that was not made. */
    void refused(String outcome) {
      record(Span.NONE, attempts.incrementAndGet(), outcome, System.nanoTime());
    }

    private void record(Span span, int attempt, String outcome, long startedNanos) {
      end(span, attempt, outcome);
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
          .addKeyValue(Trail.TRACE_ID, orAbsent(span.traceId()))
          .addKeyValue(Trail.SPAN_ID, orAbsent(span.spanId()))
          .addKeyValue("ctx_source", "convex")
          .log("Convex call");
    }

    private static void end(Span span, int attempt, String outcome) {
      span.tell("convex.attempt", attempt);
      span.tell("convex.outcome", outcome);
      if (!outcome.equals("success")) {
        span.fail();
      }
      span.end();
    }

    private static @Nullable String orAbsent(String id) {
      return id.isEmpty() ? null : id;
    }

    private static String outcome(Throwable failure) {
      return failure instanceof TimeoutException ? "timeout" : "connection_failure";
    }
  }
}
