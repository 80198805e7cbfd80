package dev.usermemory.telemetry.metrics;

import dev.usermemory.delivery.Outbox;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.ParkedDepth;
import dev.usermemory.http.Turns;
import dev.usermemory.privacy.erasure.ExpirySweeper;
import dev.usermemory.privacy.erasure.SweepPlan;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How much waits, and how this instance is set up. */
@Component
class Readings implements MeterBinder {

  private final Outbox outbox;
  private final ParkedDepth parked;
  private final Turns turns;
  private final SweepPlan sweeps;
  private final ExpirySweeper sweeper;

  Readings(
      Outbox outbox, ParkedDepth parked, Turns turns, SweepPlan sweeps, ExpirySweeper sweeper) {
    this.outbox = outbox;
    this.parked = parked;
    this.turns = turns;
    this.sweeps = sweeps;
    this.sweeper = sweeper;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("usermemory.outbox.entries", outbox, o -> o.totals().waiting())
        .description("Writes in the outbox")
        .tag("state", OutboxEntry.State.WAITING.wireName())
        .register(meters);
    Gauge.builder("usermemory.outbox.entries", outbox, o -> o.totals().setAside())
        .description("Writes in the outbox")
        .tag("state", OutboxEntry.State.SET_ASIDE.wireName())
        .register(meters);
    age(meters, "usermemory.outbox.oldest", outbox, Outbox::oldestAgeMs);
    Gauge.builder("usermemory.parked.entries", parked, ParkedDepth::entries)
        .description("Parked writes, as last seen")
        .register(meters);
    age(meters, "usermemory.parked.oldest", parked, ParkedDepth::oldestAgeMs);
    Gauge.builder("usermemory.requests.waiting", turns, Turns::waiting)
        .description("Requests that wait for their turn")
        .register(meters);
    Gauge.builder("usermemory.sweep.enabled", sweeps, plan -> plan.enabled() ? 1 : 0)
        .description("Whether this instance deletes what has expired")
        .register(meters);
    Gauge.builder("usermemory.sweep.held", sweeper, s -> s.isHeld() ? 1 : 0)
        .description("Whether nothing is deleted, as the clock is not believed")
        .register(meters);
    Gauge.builder("usermemory.sweep.interval", sweeps, plan -> plan.interval().toSeconds())
        .description("Time between two sweeps")
        .baseUnit("seconds")
        .register(meters);
  }

  private static <T> void age(MeterRegistry meters, String name, T of, ToDoubleFunction<T> ageMs) {
    TimeGauge.builder(name, of, TimeUnit.MILLISECONDS, ageMs)
        .description("How long the oldest waiting write has waited")
        .register(meters);
  }
}
