package dev.usermemory.context;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Counts answers: {@code usermemory_context_*}. */
@Component
class ContextMetrics {

  private final MeterRegistry registry;
  private final DistributionSummary tokens;
  private final Meter.MeterProvider<Timer> answers;
  private final Meter.MeterProvider<Counter> reads;

  ContextMetrics(MeterRegistry registry) {
    this.registry = registry;
    tokens =
        DistributionSummary.builder("usermemory.context.tokens")
            .description("Tokens of a rendered context")
            .serviceLevelObjectives(64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192)
            .register(registry);
    answers =
        Timer.builder("usermemory.context")
            .description("Time to answer a chat that asks for its context")
            .serviceLevelObjectives(
                LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new))
            .withRegistry(registry);
    reads =
        Counter.builder("usermemory.context.reads")
            .description("Reads of a memory, by whether what was known of it could be used")
            .withRegistry(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample since, ChatAnswer answer) {
    since.stop(
        answers.withTags(
            "source", answer.source().wireName(), "denied", Boolean.toString(answer.denied())));
    tokens.record(answer.context().tokensEstimated());
  }

  /** Whether a read could use what was known already. */
  void read(boolean unchanged) {
    reads.withTags("memory", unchanged ? "unchanged" : "changed").increment();
  }
}
