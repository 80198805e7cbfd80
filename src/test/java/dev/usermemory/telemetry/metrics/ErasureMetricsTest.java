package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.ErasureTelemetry.ErasureEnded;
import dev.usermemory.privacy.erasure.ErasureTelemetry.Swept;
import dev.usermemory.privacy.erasure.Residue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasureMetricsTest {

  private static final UserId USER = new UserId("u");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ErasureMetrics metrics = new ErasureMetrics(meters);

  private double documents(String name) {
    return meters.get(name).tag("table", "users_memory_facts").counter().count();
  }

  private double lastSweep() {
    return meters.get("usermemory.sweep.last.success.timestamp").gauge().value();
  }

  private double erasures(String outcome, String residue) {
    return meters
        .get("usermemory.erasures")
        .tags("outcome", outcome, "residue", residue)
        .counter()
        .count();
  }

  @Test
  void documents_areCountedByTableAndByWhyTheyWent() {
    metrics.purged(Map.of(MemoryTable.FACTS, 7L));
    metrics.erased(Map.of(MemoryTable.FACTS, 2L));

    assertThat(documents("usermemory.ttl.purged.documents")).isEqualTo(7);
    assertThat(documents("usermemory.erased.documents")).isEqualTo(2);
  }

  @Test
  void failedSweep_leavesTheTimeOfTheLastOne() {
    assertThat(lastSweep()).isZero();
    metrics.swept(new Swept(true, 0, 5, 42_000));
    metrics.swept(new Swept(false, 0, 5, 99_000));

    assertThat(lastSweep()).isEqualTo(42);
    assertThat(meters.get("usermemory.sweep").tag("outcome", "failed").timer().count())
        .isEqualTo(1);
  }

  @Test
  void erasures_areCountedByWhatMayBeLeft() {
    metrics.ended(new ErasureEnded(USER, true, Residue.NONE, 3, 5));
    metrics.ended(new ErasureEnded(USER, true, Residue.PENDING, 3, 5));
    metrics.ended(new ErasureEnded(USER, false, Residue.PENDING, 0, 5));

    assertThat(erasures("done", "none")).isEqualTo(1);
    assertThat(erasures("done", "pending")).isEqualTo(1);
    assertThat(erasures("stopped", "pending")).isEqualTo(1);
    assertThat(erasures("done", "retained")).isZero();
  }
}
