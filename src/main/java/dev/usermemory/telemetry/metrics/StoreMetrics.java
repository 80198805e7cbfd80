package dev.usermemory.telemetry.metrics;

import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
import dev.usermemory.store.StoreTelemetry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What the store was asked, and what it wrote. */
@Component
class StoreMetrics implements StoreTelemetry {

  private final WriteCounters writes;
  private final Meter.MeterProvider<Timer> operations;

  StoreMetrics(MeterRegistry meters, WriteCounters writes) {
    this.writes = writes;
    operations =
        Timer.builder("usermemory.store")
            .description("Time of an operation of the store")
            .serviceLevelObjectives(Buckets.STORE)
            .withRegistry(meters);
    for (WriteOperation operation : WriteOperation.values()) {
      timer(operation.wireName(), Ended.OK);
    }
    timer("readContext", Ended.OK);
  }

  @Override
  public void ended(String operation, Ended outcome, long nanos) {
    timer(operation, outcome).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(String operation, Ended outcome) {
    return operations.withTags(
        "operation", operation, "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void wrote(WriteKind kind, WriteOutcome outcome, long count) {
    writes.add(kind, outcome, count);
  }
}
