package dev.usermemory.telemetry.metrics;

import dev.usermemory.context.embedding.EmbeddingTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/** Which texts get vectors. */
@Component
class EmbeddingMetrics implements EmbeddingTelemetry {

  private final Counter embedded;
  private final Counter failures;
  private final Timer questions;
  private final Map<Reason, Counter> fallbacks = new EnumMap<>(Reason.class);
  private volatile IntSupplier waiting = () -> 0;

  EmbeddingMetrics(MeterRegistry meters) {
    embedded =
        Counter.builder("usermemory.embeddings.facts")
            .description("Facts that got a vector")
            .register(meters);
    failures =
        Counter.builder("usermemory.embeddings.failures")
            .description("Batches of facts that could not be embedded")
            .register(meters);
    questions =
        Timer.builder("usermemory.embeddings.question")
            .description("Time to make a question's vector")
            .serviceLevelObjectives(Buckets.CONTEXT)
            .register(meters);
    for (Reason reason : Reason.values()) {
      fallbacks.put(
          reason,
          Counter.builder("usermemory.embeddings.fallbacks")
              .description("Questions that were answered by words alone")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
    Gauge.builder("usermemory.embeddings.waiting", () -> waiting.getAsInt())
        .description("People whose facts wait to be embedded")
        .register(meters);
  }

  @Override
  public void embedded(int facts) {
    embedded.increment(facts);
  }

  @Override
  public void failed() {
    failures.increment();
  }

  @Override
  public void asked(long nanos) {
    questions.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void fellBack(Reason reason) {
    Objects.requireNonNull(fallbacks.get(reason)).increment();
  }

  @Override
  public void waiting(IntSupplier people) {
    waiting = people;
  }
}
