package dev.usermemory.telemetry.metrics;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.erasure.ErasureTelemetry;
import dev.usermemory.privacy.erasure.Residue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What was deleted. */
@Component
class ErasureMetrics implements ErasureTelemetry {

  private final Map<MemoryTable, Counter> purged;
  private final Map<MemoryTable, Counter> erased;
  private final Timer swept;
  private final Timer unswept;
  private final Map<Residue, Counter> done = new EnumMap<>(Residue.class);
  private final Counter stopped;
  private final AtomicLong lastSweepMs = new AtomicLong();

  ErasureMetrics(MeterRegistry meters) {
    purged = byTable(meters, "usermemory.ttl.purged.documents", "Expired documents deleted");
    erased = byTable(meters, "usermemory.erased.documents", "Documents erased on demand");
    swept = sweeps(meters, "done");
    unswept = sweeps(meters, "failed");
    for (Residue residue : Residue.values()) {
      done.put(residue, erasures(meters, "done", residue));
    }
    stopped = erasures(meters, "stopped", Residue.PENDING);
    Gauge.builder("usermemory.sweep.last.success.timestamp", lastSweepMs, ms -> ms.get() / 1_000.0)
        .description("When this instance last swept, since the epoch; 0 when it has not yet")
        .baseUnit("seconds")
        .register(meters);
  }

  private static Map<MemoryTable, Counter> byTable(
      MeterRegistry meters, String name, String description) {
    var counters = new EnumMap<MemoryTable, Counter>(MemoryTable.class);
    for (MemoryTable table : MemoryTable.values()) {
      counters.put(
          table,
          Counter.builder(name)
              .description(description)
              .tag("table", table.tableName())
              .register(meters));
    }
    return counters;
  }

  private static Timer sweeps(MeterRegistry meters, String outcome) {
    return Timer.builder("usermemory.sweep")
        .description("Time to delete all expired documents")
        .tag("outcome", outcome)
        .serviceLevelObjectives(Buckets.SWEEP)
        .register(meters);
  }

  private static Counter erasures(MeterRegistry meters, String outcome, Residue residue) {
    return Counter.builder("usermemory.erasures")
        .description("Erasures of a person")
        .tag("outcome", outcome)
        .tag("residue", residue.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  @Override
  public void purged(Map<MemoryTable, Long> deleted) {
    add(purged, deleted);
  }

  @Override
  public void swept(Swept sweep) {
    (sweep.done() ? swept : unswept).record(sweep.nanos(), TimeUnit.NANOSECONDS);
    if (sweep.done()) {
      lastSweepMs.set(sweep.atMs());
    }
  }

  @Override
  public void erased(Map<MemoryTable, Long> deleted) {
    add(erased, deleted);
  }

  @Override
  public void ended(ErasureEnded erasure) {
    Counter counter =
        erasure.done() ? Objects.requireNonNull(done.get(erasure.residue())) : stopped;
    counter.increment();
  }

  private static void add(Map<MemoryTable, Counter> counters, Map<MemoryTable, Long> documents) {
    documents.forEach(
        (table, count) -> Objects.requireNonNull(counters.get(table)).increment(count));
  }
}
