package dev.usermemory.telemetry.metrics;

import dev.usermemory.delivery.DeliveryTelemetry;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What has to wait, and what becomes of it. */
@Component
class DeliveryMetrics implements DeliveryTelemetry {

  private final WriteCounters writes;
  private final Map<Delivered, Counter> delivered = new EnumMap<>(Delivered.class);

  DeliveryMetrics(MeterRegistry meters, WriteCounters writes) {
    this.writes = writes;
    for (Delivered outcome : Delivered.values()) {
      delivered.put(
          outcome,
          Counter.builder("usermemory.outbox.delivered")
              .description("Writes that left the outbox")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  @Override
  public void waits(WriteOperation operation, Outcome.Waiting reason) {
    writes.add(
        operation.kind(),
        switch (reason) {
          case QUEUED -> WriteOutcome.QUEUED;
          case PARKED -> WriteOutcome.PARKED;
        },
        1);
  }

  @Override
  public void delivered(Delivered outcome) {
    Objects.requireNonNull(delivered.get(outcome)).increment();
  }
}
