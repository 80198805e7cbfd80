package dev.usermemory.store.convex;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** Retry for all, and a breaker per kind of function. */
final class ConvexResilience {

  private static final Logger log = LoggerFactory.getLogger(ConvexResilience.class);

  /** Of the last this many attempts, half must fail for the breaker to open. */
  private static final int BREAKER_WINDOW = 20;

  private static final int BREAKER_MINIMUM = 10;

  /** After a probe that failed, so that one does not cost another whole wait. */
  private static final Duration NEXT_PROBE = Duration.ofSeconds(1);

  private final CircuitBreakerRegistry breakers;
  private final Retry retry;

  ConvexResilience(ConvexProperties properties) {
    this.breakers = CircuitBreakerRegistry.of(breakerConfig(properties));
    this.retry = Retry.of("convex", retryConfig(properties));
    breakers.getEventPublisher().onEntryAdded(added -> logTransitions(added.getAddedEntry()));
    for (ConvexFunction.Kind kind : ConvexFunction.Kind.values()) {
      breaker(kind);
    }
  }

  CircuitBreakerRegistry breakers() {
    return breakers;
  }

  CircuitBreaker breaker(ConvexFunction.Kind kind) {
    return breakers.circuitBreaker(kind.endpoint());
  }

  /** Whether one of the breakers refuses calls, or waits for one to tell. */
  boolean isAnyOpen() {
    return breakers.getAllCircuitBreakers().stream()
        .anyMatch(breaker -> breaker.getState() != CircuitBreaker.State.CLOSED);
  }

  /** After a good answer to an attempt that the breaker had not asked for. */
  void close(ConvexFunction.Kind kind) {
    CircuitBreaker breaker = breaker(kind);
    if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      breaker.transitionToClosedState();
    }
  }

  Retry retry() {
    return retry;
  }

  private static CircuitBreakerConfig breakerConfig(ConvexProperties properties) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(BREAKER_WINDOW)
        .minimumNumberOfCalls(BREAKER_MINIMUM)
        .failureRateThreshold(50)
        .waitIntervalFunctionInOpenState(opening -> openMs(properties.breakerOpen(), opening))
        .ignoreException(ConvexResilience::saysNothingOfConvexsHealth)
        .permittedNumberOfCallsInHalfOpenState(1) // the first good answer closes it
        .build();
  }

  /**
   * @param opening 1 when the breaker was closed before, and one more for every failed probe
   */
  private static long openMs(Duration first, int opening) {
    return opening > 1 && first.compareTo(NEXT_PROBE) > 0
        ? NEXT_PROBE.toMillis()
        : first.toMillis();
  }

  /** Two writes met in one document, or we ask too often: Convex works. */
  private static boolean saysNothingOfConvexsHealth(Throwable failure) {
    return failure instanceof ConvexRejectedException rejected && rejected.refusal().isContention();
  }

  private static RetryConfig retryConfig(ConvexProperties properties) {
    return RetryConfig.custom()
        .maxAttempts(properties.maxAttempts())
        .intervalFunction(
            IntervalFunction.ofExponentialRandomBackoff(properties.backoff(), 2.0, 0.5))
        .retryOnException(ConvexResilience::isRetryable)
        .build();
  }

  /** What Convex asks to retry, broken or refused connections, and attempts too slow. */
  private static boolean isRetryable(Throwable failure) {
    return switch (failure) {
      case ConvexRejectedException rejected -> rejected.refusal().isRetryable();
      case WebClientRequestException _, IOException _, TimeoutException _ -> true;
      default -> false;
    };
  }

  /**
   * What somebody who waits waits out: also a wrong answer, of a proxy whose Convex has gone or of
   * Convex itself, but not one that says that we ask for the wrong thing.
   */
  static boolean mayPass(Throwable failure) {
    return failure instanceof ConvexRejectedException rejected
        ? rejected.mayPass()
        : isRetryable(failure) || failure instanceof NoPlaceException;
  }

  private static void logTransitions(CircuitBreaker breaker) {
    breaker
        .getEventPublisher()
        .onStateTransition(event ->
            log.atWarn()
                .addKeyValue("kind", breaker.getName())
                .addKeyValue("from", event.getStateTransition().getFromState())
                .addKeyValue("to", event.getStateTransition().getToState())
                .log("Convex circuit breaker changed"));
  }
}
