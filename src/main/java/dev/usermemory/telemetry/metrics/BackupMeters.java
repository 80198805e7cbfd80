package dev.usermemory.telemetry.metrics;

import dev.usermemory.backup.BackupReadings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Backups of the embedded store; 0 where there are none. */
@Component
class BackupMeters implements MeterBinder {

  private final BackupReadings backups;

  BackupMeters(BackupReadings backups) {
    this.backups = backups;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    count(meters, "done", BackupReadings::done);
    count(meters, "failed", BackupReadings::failed);
    Gauge.builder(
            "usermemory.backup.last.success.timestamp", backups, b -> b.lastSuccessMs() / 1_000.0)
        .description("When the newest backup was made, since the epoch; 0 when there is none")
        .baseUnit("seconds")
        .register(meters);
  }

  private void count(MeterRegistry meters, String outcome, ToDoubleFunction<BackupReadings> count) {
    FunctionCounter.builder("usermemory.backups", backups, count)
        .description("Backups made")
        .tag("outcome", outcome)
        .register(meters);
  }
}
