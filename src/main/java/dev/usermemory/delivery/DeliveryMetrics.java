package dev.usermemory.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;

/** What waits, for how long, and what becomes of it. */
final class DeliveryMetrics {

  private static final String ENTRIES = "usermemory.outbox.entries";

  private final MeterRegistry meters;

  DeliveryMetrics(MeterRegistry meters, Outbox outbox) {
    this.meters = meters;
    Gauge.builder(ENTRIES, outbox, o -> o.totals().waiting())
        .tag("state", OutboxEntry.State.WAITING.wireName())
        .register(meters);
    Gauge.builder(ENTRIES, outbox, o -> o.totals().setAside())
        .tag("state", OutboxEntry.State.SET_ASIDE.wireName())
        .register(meters);
    TimeGauge.builder(
            "usermemory.outbox.oldest", outbox, TimeUnit.MILLISECONDS, Outbox::oldestAgeMs)
        .register(meters);
  }

  /**
   * @param outcome {@code done}, {@code replayed}, {@code denied}, {@code nobody}, {@code parked},
   *     {@code erased} or {@code set_aside}
   */
  void ended(String outcome) {
    meters.counter("usermemory.outbox.delivered", "outcome", outcome).increment();
  }
}
