package dev.usermemory.telemetry.metrics;

import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the store is, and the service's own files; those that it does not have are 0. */
@Component
class StoreReadings implements MeterBinder {

  private static final List<String> DATABASES = List.of("memory", "outbox", "audit");

  private final StoreProbe store;
  private final Map<String, DatabaseReading> databases;

  StoreReadings(StoreProbe store, List<DatabaseReading> readings) {
    this.store = store;
    databases =
        readings.stream().collect(Collectors.toMap(DatabaseReading::database, Function.identity()));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (StoreState state : StoreState.values()) {
      Gauge.builder("usermemory.store.state", () -> store.state() == state ? 1 : 0)
          .description("Whether the store is in this state, as last seen")
          .tag("state", state.word())
          .register(meters);
    }
    for (String database : List.of("memory", "outbox")) {
      Gauge.builder("usermemory.scrub.pending", () -> read(database, r -> r.scrubPending() ? 1 : 0))
          .description("Whether what was erased may still be in unused parts of the files")
          .tag("database", database)
          .register(meters);
    }
    for (String database : DATABASES) {
      bytes(meters, database, "main", DatabaseReading::mainBytes);
      bytes(meters, database, "wal", DatabaseReading::walBytes);
    }
    Gauge.builder("usermemory.store.waiting.writes", () -> read("memory", r -> r.waitingWrites()))
        .description("Writes that wait for the embedded store's writer")
        .register(meters);
  }

  private void bytes(
      MeterRegistry meters, String database, String file, ToLongFunction<DatabaseReading> bytes) {
    Gauge.builder("usermemory.database", () -> read(database, bytes))
        .description("Size of a database file or of its write-ahead log")
        .baseUnit("bytes")
        .tag("database", database)
        .tag("file", file)
        .register(meters);
  }

  private long read(String database, ToLongFunction<DatabaseReading> what) {
    DatabaseReading reading = databases.get(database);
    return reading == null ? 0 : what.applyAsLong(reading);
  }
}
