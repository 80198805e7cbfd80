package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.assessment.AssessmentEnded;
import dev.usermemory.assessment.AssessmentOutcome;
import dev.usermemory.assessment.Assessor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AssessmentMetricsTest {

  private static final Assessor FLASH = new Assessor("google", "gemini-1.5-flash");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AssessmentMetrics metrics = new AssessmentMetrics(meters);

  private static AssessmentEnded ended(Assessor by, AssessmentOutcome outcome, boolean counts) {
    return new AssessmentEnded(null, by, outcome, counts, 100, 20, 0.5, 1_500);
  }

  private double count(Assessor by, String outcome) {
    return meters
        .get("usermemory.assessments")
        .tags("provider", by.provider(), "model", by.model(), "outcome", outcome)
        .counter()
        .count();
  }

  private double tokens(String direction) {
    return meters
        .get("usermemory.assessment.tokens")
        .tags("provider", "google", "direction", direction)
        .counter()
        .count();
  }

  @Test
  void assessment_isCountedWithWhatItCost() {
    metrics.ended(ended(FLASH, AssessmentOutcome.STORED, true));

    assertThat(count(FLASH, "stored")).isEqualTo(1);
    assertThat(tokens("in")).isEqualTo(100);
    assertThat(tokens("out")).isEqualTo(20);
    assertThat(
            meters
                .get("usermemory.assessment.cost.usd")
                .tag("provider", "google")
                .counter()
                .count())
        .isEqualTo(0.5);
    assertThat(
            meters
                .get("usermemory.assessment.latency")
                .tag("provider", "google")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(1_500);
  }

  @Test
  void repetition_costsNothing() {
    metrics.ended(ended(FLASH, AssessmentOutcome.STORED, true));
    metrics.ended(ended(FLASH, AssessmentOutcome.DUPLICATE, false));
    metrics.ended(ended(FLASH, AssessmentOutcome.PARKED, false));

    assertThat(count(FLASH, "duplicate")).isEqualTo(1);
    assertThat(count(FLASH, "parked")).isEqualTo(1);
    assertThat(tokens("in")).isEqualTo(100);
  }

  @Test
  void models_areBounded() {
    for (int i = 0; i < 1_000; i++) {
      metrics.ended(ended(new Assessor("p", "m-" + i), AssessmentOutcome.STORED, true));
    }
    assertThat(meters.find("usermemory.assessment.latency").timers())
        .hasSize(AssessmentMetrics.MAX_ASSESSORS);
    assertThat(count(new Assessor("other", "other"), "stored"))
        .isEqualTo(1_000 - (AssessmentMetrics.MAX_ASSESSORS - 2));
  }
}
