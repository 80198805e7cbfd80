package dev.usermemory.store.convex;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.store.convex.ConvexReply.Answer;
import dev.usermemory.store.convex.ConvexReply.FunctionFailure;
import dev.usermemory.store.convex.ConvexReply.Rejection;
import dev.usermemory.store.convex.ConvexReply.Success;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.reactor.retry.RetryOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.slf4j.MDC;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Calls functions of the deployment. One call is one operation: at most {@code maxConcurrent} at a
 * time per kind, every attempt counted by the breaker of its kind, retried with backoff and jitter,
 * all inside one deadline. Blocks its thread, which is to be a virtual one.
 */
final class ConvexGateway {

  private final ConvexTransport transport;
  private final ConvexResilience resilience;
  private final ConvexCallLog log;
  private final Duration attemptTimeout;
  private final Duration deadline;

  ConvexGateway(
      ConvexTransport transport,
      ConvexResilience resilience,
      ConvexCallLog log,
      ConvexProperties properties) {
    this.transport = transport;
    this.resilience = resilience;
    this.log = log;
    this.attemptTimeout = properties.attemptTimeout();
    this.deadline = properties.timeout();
  }

  /**
   * What the function returned.
   *
   * @param args encoded as the function's arguments
   * @throws dev.usermemory.kernel.RefusalException of the subtype that the function's failure names
   * @throws StoreTimeoutException when the deadline passed; a mutation may have been applied
   * @throws StoreUnavailableException when Convex cannot be reached, is overloaded or refuses
   */
  JsonNode call(ConvexFunction function, Object args) {
    byte[] body = transport.encode(function, args);
    long endNanos = System.nanoTime() + deadline.toNanos();
    ConvexCallLog.Operation operation = log.start(function, MDC.get("requestId"));
    try {
      return resilience
          .bulkhead(function.kind())
          .executeSupplier(() -> await(function, body, operation, endNanos));
    } catch (BulkheadFullException e) {
      operation.refused("no_place");
      throw new StoreUnavailableException(e);
    } catch (AcquirePermissionCancelledException e) { // its caller has gone
      operation.refused("cancelled");
      throw new StoreTimeoutException(e);
    }
  }

  private JsonNode await(
      ConvexFunction function, byte[] body, ConvexCallLog.Operation operation, long endNanos) {
    Duration left = Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    Answer answer;
    try {
      answer = Objects.requireNonNull(attempts(function, body, operation).timeout(left).block());
    } catch (RuntimeException e) {
      throw translate(Exceptions.unwrap(e));
    }
    return switch (answer) {
      case Success(JsonNode value) -> value;
      case FunctionFailure(JsonNode data) -> throw ConvexFailures.toException(function, data);
    };
  }

  private Mono<Answer> attempts(
      ConvexFunction function, byte[] body, ConvexCallLog.Operation operation) {
    return Mono.defer(() -> attempt(function, body, operation))
        .transformDeferred(RetryOperator.of(resilience.retry()));
  }

  private Mono<Answer> attempt(
      ConvexFunction function, byte[] body, ConvexCallLog.Operation operation) {
    CircuitBreaker breaker = resilience.breaker(function.kind());
    if (!breaker.tryAcquirePermission()) {
      operation.refused("breaker_open");
      return Mono.error(CallNotPermittedException.createCallNotPermittedException(breaker));
    }
    Mono<ConvexReply> exchange =
        transport.exchange(function, body, operation.requestId()).timeout(attemptTimeout);
    return counted(
        breaker, operation.observe(exchange).flatMap(reply -> answerOrFail(function, reply)));
  }

  /**
   * One attempt, counted by the breaker. Unlike with Resilience4j's operator, one that is cancelled
   * counts as failed: only a passed deadline cancels, and a slow Convex must open the breaker also
   * where the deadline is shorter than {@code attemptTimeout}.
   */
  private static Mono<Answer> counted(CircuitBreaker breaker, Mono<Answer> attempt) {
    long start = System.nanoTime();
    var end = new FirstEnd();
    return attempt
        .doOnNext(_ -> end.reached(() -> breaker.onSuccess(System.nanoTime() - start, NANOSECONDS)))
        .doOnError(e -> end.reached(() -> fail(breaker, start, e)))
        .doOnCancel(() -> end.reached(() -> fail(breaker, start, new TimeoutException())));
  }

  private static void fail(CircuitBreaker breaker, long start, Throwable failure) {
    breaker.onError(System.nanoTime() - start, NANOSECONDS, failure);
  }

  private static Mono<Answer> answerOrFail(ConvexFunction function, ConvexReply reply) {
    return switch (reply) {
      case Answer answer -> Mono.just(answer);
      case Rejection rejection -> Mono.error(new ConvexRejectedException(function, rejection));
    };
  }

  private static RuntimeException translate(Throwable failure) {
    return switch (failure) {
      case TimeoutException e -> new StoreTimeoutException(e);
      case InterruptedException e -> {
        Thread.currentThread().interrupt();
        yield new StoreTimeoutException(e);
      }
      case CallNotPermittedException e -> StoreUnavailableException.unasked(e);
      case ConvexRejectedException e -> new StoreUnavailableException(e);
      case WebClientException e -> new StoreUnavailableException(e);
      case IOException e -> new StoreUnavailableException(e);
      case DataBufferLimitException e -> new StoreUnavailableException(e); // not Convex: too long
      case RuntimeException e -> e;
      default -> new IllegalStateException("a call to Convex failed unexpectedly", failure);
    };
  }
}
