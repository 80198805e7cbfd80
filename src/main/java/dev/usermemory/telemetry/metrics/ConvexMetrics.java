package dev.usermemory.telemetry.metrics;

import dev.usermemory.store.ConvexFunctions;
import dev.usermemory.store.ConvexTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Calls to Convex. All are there without Convex, too, so that nothing is missing where it is 0. */
@Component
class ConvexMetrics implements ConvexTelemetry {

  private final Meter.MeterProvider<Timer> calls;
  private final Meter.MeterProvider<Counter> retries;
  private final Meter.MeterProvider<Counter> conflicts;

  ConvexMetrics(MeterRegistry meters) {
    calls =
        Timer.builder("usermemory.convex.call")
            .description("Attempts to call a Convex function")
            .serviceLevelObjectives(Buckets.CALL)
            .withRegistry(meters);
    retries =
        Counter.builder("usermemory.convex.retries")
            .description("Attempts after the first of a call")
            .withRegistry(meters);
    conflicts =
        Counter.builder("usermemory.convex.conflicts")
            .description("Attempts that met another write in the same document")
            .withRegistry(meters);
    for (String function : ConvexFunctions.ALL) {
      calls.withTags("function", function, "outcome", "success");
      retries.withTag("function", function);
      conflicts.withTag("function", function);
    }
  }

  @Override
  public void attempted(Attempted attempted) {
    calls
        .withTags("function", attempted.function(), "outcome", attempted.outcome())
        .record(attempted.nanos(), TimeUnit.NANOSECONDS);
    if (attempted.made() && attempted.attempt() > 1) {
      retries.withTag("function", attempted.function()).increment();
    }
    if (attempted.conflict()) {
      conflicts.withTag("function", attempted.function()).increment();
    }
  }
}
