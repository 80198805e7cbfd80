package dev.usermemory.store.convex;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.usermemory.store.convex.ConvexReply.Answer;
import dev.usermemory.store.convex.ConvexReply.Rejection;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Single attempts at calls, each with a limit of its own and counted by the breaker of its kind.
 */
final class ConvexAttempts {

  private final ConvexTransport transport;
  private final ConvexResilience resilience;
  private final Deployment deployment;

  ConvexAttempts(ConvexTransport transport, ConvexResilience resilience, Deployment deployment) {
    this.transport = transport;
    this.resilience = resilience;
    this.deployment = deployment;
  }

  /** Not made while the breaker is open. */
  Mono<Answer> attempt(ConvexCall call, Duration limit) {
    CircuitBreaker breaker = resilience.breaker(call.function().kind());
    if (!breaker.tryAcquirePermission()) {
      call.log().refused("breaker_open");
      return Mono.error(CallNotPermittedException.createCallNotPermittedException(breaker));
    }
    return counted(breaker, exchange(call, limit));
  }

  /** Made in any case: the first good answer closes the breaker, whatever it was waiting for. */
  Mono<Answer> insist(ConvexCall call, Duration limit) {
    CircuitBreaker breaker = resilience.breaker(call.function().kind());
    return breaker.tryAcquirePermission()
        ? counted(breaker, exchange(call, limit))
        : exchange(call, limit).doOnNext(_ -> resilience.close(call.function().kind()));
  }

  private Mono<Answer> exchange(ConvexCall call, Duration limit) {
    return call.log()
        .observe(span -> transport.exchange(call, span).timeout(limit))
        .flatMap(reply -> answerOrFail(call.function(), reply));
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

  private Mono<Answer> answerOrFail(ConvexFunction function, ConvexReply reply) {
    return switch (reply) {
      case Answer answer -> {
        deployment.acceptedKey(function.kind());
        yield Mono.just(answer);
      }
      case Rejection rejection -> {
        if (rejection.refusal() == Refusal.KEY) {
          deployment.refusedKey(function.kind());
        }
        yield Mono.error(new ConvexRejectedException(function, rejection));
      }
    };
  }
}
