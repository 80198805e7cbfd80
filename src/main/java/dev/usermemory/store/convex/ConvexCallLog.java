package dev.usermemory.store.convex;

import dev.usermemory.kernel.Span;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.Trail;
import dev.usermemory.store.ConvexTelemetry;
import dev.usermemory.store.ConvexTelemetry.Attempted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
  private final Tracer tracer;

  ConvexCallLog(ConvexTelemetry telemetry, Tracer tracer) {
    this.telemetry = telemetry;
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
          .doOnNext(reply ->
              end.reached(
                  () -> record(span, attempt, true, reply.outcome(), met(reply), startedNanos)))
          .doOnError(
              e -> end.reached(() -> record(span, attempt, true, outcome(e), false, startedNanos)))
          .doOnCancel(() ->
              end.reached(() -> record(span, attempt, true, "cancelled", false, startedNanos)));
    }

    /** Notes an attempt that was not made. */
    void refused(String outcome) {
      record(Span.NONE, attempts.incrementAndGet(), false, outcome, false, System.nanoTime());
    }

    private static boolean met(ConvexReply reply) {
      return reply instanceof ConvexReply.Rejection rejection
          && rejection.refusal() == Refusal.CONFLICT;
    }

    private void record(
        Span span, int attempt, boolean made, String outcome, boolean conflict, long startedNanos) {
      end(span, attempt, outcome);
      long nanos = System.nanoTime() - startedNanos;
      telemetry.attempted(new Attempted(function.path(), attempt, made, outcome, conflict, nanos));
      log.atInfo()
          .addKeyValue("function", function.path())
          .addKeyValue("attempt", attempt)
          .addKeyValue("outcome", outcome)
          .addKeyValue("latencyMs", TimeUnit.NANOSECONDS.toMillis(nanos))
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
