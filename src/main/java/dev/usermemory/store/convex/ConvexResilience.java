package dev.usermemory.store.convex;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** Retry for all, breaker and concurrency limit per kind of function; visible as metrics. */
final class ConvexResilience {

  private static final Logger log = LoggerFactory.getLogger(ConvexResilience.class);

  /** Of the last this many attempts, half must fail for the breaker to open. */
  private static final int BREAKER_WINDOW = 20;

  private static final int BREAKER_MINIMUM = 10;

  private final CircuitBreakerRegistry breakers;
  private final BulkheadRegistry bulkheads;
  private final Retry retry;

  ConvexResilience(ConvexProperties properties, MeterRegistry meters) {
    this.breakers = CircuitBreakerRegistry.of(breakerConfig(properties));
    this.bulkheads =
        BulkheadRegistry.of(
            BulkheadConfig.custom()
                .maxConcurrentCalls(properties.maxConcurrent())
                .maxWaitDuration(properties.timeout())
                .build());
    this.retry = Retry.of("convex", retryConfig(properties));
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    breakers.getEventPublisher().onEntryAdded(added -> logTransitions(added.getAddedEntry()));
    for (ConvexFunction.Kind kind : ConvexFunction.Kind.values()) {
      breaker(kind);
      bulkhead(kind);
    }
  }

  CircuitBreaker breaker(ConvexFunction.Kind kind) {
    return breakers.circuitBreaker(kind.endpoint());
  }

  Bulkhead bulkhead(ConvexFunction.Kind kind) {
    return bulkheads.bulkhead(kind.endpoint());
  }

  Retry retry() {
    return retry;
  }

  private static CircuitBreakerConfig breakerConfig(ConvexProperties properties) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(BREAKER_WINDOW)
        .minimumNumberOfCalls(BREAKER_MINIMUM)
        .failureRateThreshold(50)
        .waitDurationInOpenState(properties.breakerOpen())
        .permittedNumberOfCallsInHalfOpenState(1) // the first good answer closes it
        .build();
  }

  private static RetryConfig retryConfig(ConvexProperties properties) {
    return RetryConfig.custom()
        .maxAttempts(properties.maxAttempts())
        .intervalFunction(
            IntervalFunction.ofExponentialRandomBackoff(properties.backoff(), 2.0, 0.5))
        .retryOnException(ConvexResilience::isRetryable)
        .build();
  }

  /** Statuses that Convex asks to retry, broken or refused connections, and attempts too slow. */
  private static boolean isRetryable(Throwable failure) {
    return switch (failure) {
      case ConvexRejectedException rejected -> rejected.isRetryable();
      case WebClientRequestException _, IOException _, TimeoutException _ -> true;
      default -> false;
    };
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
