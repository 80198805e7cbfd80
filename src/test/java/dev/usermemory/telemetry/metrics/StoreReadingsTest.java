package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreReadingsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private StoreState state = StoreState.OK;

  StoreReadingsTest() {
    StoreProbe probe =
        new StoreProbe() {
          @Override
          public String name() {
            return "embedded";
          }

          @Override
          public String description() {
            return "here";
          }

          @Override
          public void ping() {}

          @Override
          public StoreState state() {
            return state;
          }
        };
    new StoreReadings(probe, List.of(new Reading("memory", 4_096, 12, true, 3))).bindTo(meters);
  }

  private record Reading(
      String database, long mainBytes, long walBytes, boolean scrubPending, int waitingWrites)
      implements DatabaseReading {}

  private double gauge(String name, String... tags) {
    return meters.get(name).tags(tags).gauge().value();
  }

  @Test
  void files_haveTheirSizes() {
    assertThat(gauge("usermemory.database", "database", "memory", "file", "main")).isEqualTo(4_096);
    assertThat(gauge("usermemory.database", "database", "memory", "file", "wal")).isEqualTo(12);
    assertThat(gauge("usermemory.database", "database", "outbox", "file", "main")).isZero();
    assertThat(gauge("usermemory.store.waiting.writes")).isEqualTo(3);
    assertThat(gauge("usermemory.scrub.pending", "database", "memory")).isEqualTo(1);
    assertThat(gauge("usermemory.scrub.pending", "database", "outbox")).isZero();
  }

  @Test
  void state_isOneOfAll() {
    assertThat(gauge("usermemory.store.state", "state", "ok")).isEqualTo(1);
    state = StoreState.FULL;
    assertThat(gauge("usermemory.store.state", "state", "ok")).isZero();
    assertThat(gauge("usermemory.store.state", "state", "full")).isEqualTo(1);
    assertThat(meters.find("usermemory.store.state").gauges()).hasSize(StoreState.values().length);
  }
}
