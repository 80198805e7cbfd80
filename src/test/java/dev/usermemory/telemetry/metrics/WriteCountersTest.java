package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.delivery.DeliveryTelemetry.Delivered;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class WriteCountersTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final WriteCounters counters = new WriteCounters(meters);

  private double count(String kind, String outcome) {
    return meters.get("usermemory.writes").tags("kind", kind, "outcome", outcome).counter().count();
  }

  @Test
  void everyPossibleOutcome_isThereFromTheStart() {
    for (WriteKind kind : WriteKind.values()) {
      for (WriteOutcome outcome : WriteCounters.possible(kind)) {
        assertThat(count(kind.wireName(), outcome.wireName())).isZero();
      }
    }
    assertThat(meters.find("usermemory.writes").counters()).hasSize(97);
    assertThat(WriteCounters.possible(WriteKind.GOAL)).doesNotContain(WriteOutcome.PARKED);
  }

  @Test
  void documents_areAdded() {
    var store = new StoreMetrics(meters, counters);

    store.wrote(WriteKind.FACT, WriteOutcome.REINFORCED, 3);
    store.wrote(WriteKind.FACT, WriteOutcome.REINFORCED, 1);

    assertThat(count("fact", "reinforced")).isEqualTo(4);
    assertThat(count("fact", "created")).isZero();
  }

  @Test
  void whatWaits_isCountedByWhatItIsAbout() {
    var delivery = new DeliveryMetrics(meters, counters);

    delivery.waits(WriteOperation.FINALIZE_ASSESSMENT, Outcome.Waiting.PARKED);
    delivery.waits(WriteOperation.UPSERT_FACTS, Outcome.Waiting.QUEUED);
    delivery.delivered(Delivered.SET_ASIDE);

    assertThat(count("assessment", "parked")).isEqualTo(1);
    assertThat(count("fact", "queued")).isEqualTo(1);
    assertThat(
            meters.get("usermemory.outbox.delivered").tag("outcome", "set_aside").counter().count())
        .isEqualTo(1);
  }
}
