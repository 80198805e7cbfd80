package dev.usermemory.telemetry.metrics;

import dev.usermemory.context.ContextAnswered;
import dev.usermemory.context.ContextSource;
import dev.usermemory.context.ContextTelemetry;
import dev.usermemory.context.assembly.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What chats got. */
@Component
class ContextMetrics implements ContextTelemetry {

  private static final Receipt.Reason[] REASONS = Receipt.Reason.values();

  private final Map<ContextSource, Timer> granted = new EnumMap<>(ContextSource.class);
  private final Map<ContextSource, Timer> denied = new EnumMap<>(ContextSource.class);
  private final Map<Receipt.Reason, Counter> omitted = new EnumMap<>(Receipt.Reason.class);
  private final DistributionSummary utilisation;
  private final DistributionSummary tokens;
  private final Counter overruns;
  private final Counter unchanged;
  private final Counter changed;

  ContextMetrics(MeterRegistry meters) {
    for (ContextSource source : ContextSource.values()) {
      granted.put(source, timer(meters, source, false));
      denied.put(source, timer(meters, source, true));
    }
    for (Receipt.Reason reason : REASONS) {
      omitted.put(reason, omitted(meters, reason));
    }
    utilisation =
        DistributionSummary.builder("usermemory.context.budget.utilisation")
            .description("Tokens of a rendered context as a share of its budget")
            .baseUnit("percent")
            .serviceLevelObjectives(Buckets.PERCENT)
            .register(meters);
    tokens =
        DistributionSummary.builder("usermemory.context.tokens")
            .description("Tokens of a rendered context")
            .serviceLevelObjectives(Buckets.TOKENS)
            .register(meters);
    overruns =
        Counter.builder("usermemory.context.budget.overruns")
            .description("Contexts that cost more than their limit, which must stay 0")
            .register(meters);
    unchanged = reads(meters, "unchanged");
    changed = reads(meters, "changed");
  }

  private static Timer timer(MeterRegistry meters, ContextSource source, boolean denied) {
    return Timer.builder("usermemory.context")
        .description("Time to answer a chat that asks for its context")
        .tag("ctx_source", source.wireName())
        .tag("denied", Boolean.toString(denied))
        .serviceLevelObjectives(Buckets.CONTEXT)
        .register(meters);
  }

  private static Counter omitted(MeterRegistry meters, Receipt.Reason reason) {
    return Counter.builder("usermemory.context.omitted.items")
        .description("Items left out of contexts")
        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  private static Counter reads(MeterRegistry meters, String memory) {
    return Counter.builder("usermemory.context.reads")
        .description("Reads of a memory, by whether what was known of it could be used")
        .tag("memory", memory)
        .register(meters);
  }

  @Override
  public void answered(ContextAnswered answered) {
    Objects.requireNonNull((answered.denied() ? denied : granted).get(answered.source()))
        .record(answered.nanos(), TimeUnit.NANOSECONDS);
    tokens.record(answered.tokens());
    if (!answered.denied()) {
      utilisation.record(100.0 * answered.tokens() / Math.max(1, answered.budgetTokens()));
    }
    if (answered.overrun()) {
      overruns.increment();
    }
    for (Receipt.Reason reason : REASONS) {
      int items = answered.omitted().count(reason);
      if (items > 0) {
        Objects.requireNonNull(omitted.get(reason)).increment(items);
      }
    }
  }

  @Override
  public void read(boolean unchanged) {
    (unchanged ? this.unchanged : changed).increment();
  }
}
