package dev.usermemory.telemetry.metrics;

import dev.usermemory.store.ConvexReadings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The breakers and places in front of Convex; all 0 where there is no Convex. */
@Component
class ConvexGauges implements MeterBinder {

  private static final List<String> KINDS = List.of("query", "mutation");
  private static final List<CircuitBreaker.State> STATES =
      List.of(
          CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

  private final @Nullable CircuitBreakerRegistry breakers;
  private final @Nullable ConvexReadings convex;

  ConvexGauges(
      ObjectProvider<CircuitBreakerRegistry> breakers, ObjectProvider<ConvexReadings> convex) {
    this.breakers = breakers.getIfAvailable();
    this.convex = convex.getIfAvailable();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (String kind : KINDS) {
      for (CircuitBreaker.State state : STATES) {
        Gauge.builder("usermemory.convex.breaker.state", () -> isIn(kind, state) ? 1 : 0)
            .description("Whether the circuit breaker is in this state")
            .tag("kind", kind)
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .register(meters);
      }
      Gauge.builder("usermemory.convex.places.free", () -> freePlaces(kind))
          .description("Calls to Convex that could begin at once")
          .tag("kind", kind)
          .register(meters);
    }
    if (breakers != null) {
      TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }
  }

  private boolean isIn(String kind, CircuitBreaker.State state) {
    return breakers != null && breakers.circuitBreaker(kind).getState() == state;
  }

  private int freePlaces(String kind) {
    return convex == null ? 0 : convex.freePlaces(kind);
  }
}
