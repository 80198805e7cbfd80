package dev.usermemory.telemetry.metrics;

import dev.usermemory.assessment.AssessmentEnded;
import dev.usermemory.assessment.AssessmentOutcome;
import dev.usermemory.assessment.AssessmentTelemetry;
import dev.usermemory.assessment.Assessor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What assessments cost, by who made them, and what became of them. */
@Component
class AssessmentMetrics implements AssessmentTelemetry {

  /** Callers name models, and every new one would be a new set of series. */
  static final int MAX_ASSESSORS = 50;

  private static final Assessor OTHER = new Assessor(Assessor.OTHER, Assessor.OTHER);

  private final MeterRegistry meters;
  private final Map<Assessor, OfOne> known = new ConcurrentHashMap<>();
  private final OfOne others;

  AssessmentMetrics(MeterRegistry meters) {
    this.meters = meters;
    others = new OfOne(meters, OTHER);
    known.put(OTHER, others);
    known.put(Assessor.UNKNOWN, new OfOne(meters, Assessor.UNKNOWN));
  }

  @Override
  public void ended(AssessmentEnded ended) {
    of(ended.by()).add(ended);
  }

  private OfOne of(Assessor assessor) {
    OfOne one = known.get(assessor);
    if (one != null) {
      return one;
    }
    synchronized (known) {
      return known.size() < MAX_ASSESSORS
          ? known.computeIfAbsent(assessor, new_ -> new OfOne(meters, new_))
          : others;
    }
  }

  /** The meters of one model. */
  private static final class OfOne {

    private final Map<AssessmentOutcome, Counter> outcomes = new EnumMap<>(AssessmentOutcome.class);
    private final Counter tokensIn;
    private final Counter tokensOut;
    private final Counter costUsd;
    private final Timer latency;

    OfOne(MeterRegistry meters, Assessor by) {
      Tags tags = Tags.of("provider", by.provider(), "model", by.model());
      for (AssessmentOutcome outcome : AssessmentOutcome.values()) {
        outcomes.put(
            outcome,
            Counter.builder("usermemory.assessments")
                .description("Reported assessments, by what became of them")
                .tags(tags.and("outcome", outcome.wireName()))
                .register(meters));
      }
      tokensIn = tokens(meters, tags.and("direction", "in"));
      tokensOut = tokens(meters, tags.and("direction", "out"));
      costUsd =
          Counter.builder("usermemory.assessment.cost.usd")
              .description("What assessments cost, in dollars")
              .tags(tags)
              .register(meters);
      latency =
          Timer.builder("usermemory.assessment.latency")
              .description("How long making an assessment took")
              .tags(tags)
              .register(meters);
    }

    private static Counter tokens(MeterRegistry meters, Tags tags) {
      return Counter.builder("usermemory.assessment.tokens")
          .description("Tokens that assessments took")
          .tags(tags)
          .register(meters);
    }

    void add(AssessmentEnded ended) {
      Objects.requireNonNull(outcomes.get(ended.outcome())).increment();
      if (ended.counts()) {
        tokensIn.increment(ended.tokensIn());
        tokensOut.increment(ended.tokensOut());
        costUsd.increment(ended.costUsd());
        if (ended.latencyMs() > 0) {
          latency.record(ended.latencyMs(), TimeUnit.MILLISECONDS);
        }
      }
    }
  }
}
