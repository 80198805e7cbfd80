package dev.usermemory.context.chat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts answers: {@code usermemory_context_*}. */
@Component
class ContextMetrics {

  private final MeterRegistry registry;
  private final DistributionSummary tokens;

  ContextMetrics(MeterRegistry registry) {
    this.registry = registry;
    tokens =
        DistributionSummary.builder("usermemory.context.tokens")
            .description("Tokens of a rendered context")
            .serviceLevelObjectives(64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192)
            .register(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample since, ChatAnswer answer) {
    since.stop(
        Timer.builder("usermemory.context")
            .description("Time to answer a chat that asks for its context")
            .tag("source", answer.source().wireName())
            .tag("denied", Boolean.toString(answer.denied()))
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1))
            .register(registry));
    tokens.record(answer.context().tokensEstimated());
  }

  /** Whether a read could use what was known already. */
  void read(boolean unchanged) {
    registry
        .counter("usermemory.context.reads", "memory", unchanged ? "unchanged" : "changed")
        .increment();
  }
}
