package dev.usermemory.telemetry.metrics;

import static dev.usermemory.kernel.WriteOutcome.CREATED;
import static dev.usermemory.kernel.WriteOutcome.DELETED;
import static dev.usermemory.kernel.WriteOutcome.DENIED;
import static dev.usermemory.kernel.WriteOutcome.DUPLICATE;
import static dev.usermemory.kernel.WriteOutcome.FAILED;
import static dev.usermemory.kernel.WriteOutcome.PARKED;
import static dev.usermemory.kernel.WriteOutcome.QUEUED;
import static dev.usermemory.kernel.WriteOutcome.REFUSED;
import static dev.usermemory.kernel.WriteOutcome.REINFORCED;
import static dev.usermemory.kernel.WriteOutcome.SUPERSEDED;
import static dev.usermemory.kernel.WriteOutcome.UPDATED;

import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Documents and writes, by what they are about and what became of them. */
@Component
class WriteCounters {

  private static final Set<WriteOutcome> ALWAYS =
      EnumSet.of(CREATED, UPDATED, DELETED, DENIED, DUPLICATE, REFUSED, FAILED);

  private final Map<WriteKind, Map<WriteOutcome, Counter>> counters =
      new EnumMap<>(WriteKind.class);

  WriteCounters(MeterRegistry meters) {
    for (WriteKind kind : WriteKind.values()) {
      var ofKind = new EnumMap<WriteOutcome, Counter>(WriteOutcome.class);
      possible(kind).forEach(outcome -> ofKind.put(outcome, counter(meters, kind, outcome)));
      counters.put(kind, ofKind);
    }
  }

  /** What can become of it. */
  static Set<WriteOutcome> possible(WriteKind kind) {
    Set<WriteOutcome> possible = EnumSet.copyOf(ALWAYS);
    possible.addAll(
        switch (kind) {
          case FACT -> EnumSet.of(REINFORCED, SUPERSEDED, QUEUED);
          case ASSESSMENT -> EnumSet.of(SUPERSEDED, QUEUED, PARKED);
          case SUMMARY -> EnumSet.of(QUEUED, PARKED);
          case EPISODE, ROLLUP, GAMIFICATION, GOAL -> EnumSet.of(QUEUED);
          case SESSION -> EnumSet.of(SUPERSEDED);
          case PREFERENCE, PROFILE, TRACKED_SKILL, CONSENT -> EnumSet.noneOf(WriteOutcome.class);
        });
    return possible;
  }

  private static Counter counter(MeterRegistry meters, WriteKind kind, WriteOutcome outcome) {
    return Counter.builder("usermemory.writes")
        .description("Documents written, and writes that wrote none")
        .tag("kind", kind.wireName())
        .tag("outcome", outcome.wireName())
        .register(meters);
  }

  /** An outcome that is not possible is a failure of this table, which tests look for. */
  void add(WriteKind kind, WriteOutcome outcome, long count) {
    Counter counter = Objects.requireNonNull(counters.get(kind)).get(outcome);
    if (counter != null) {
      counter.increment(count);
    }
  }
}
