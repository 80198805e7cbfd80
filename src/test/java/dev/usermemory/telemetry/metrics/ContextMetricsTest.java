package dev.usermemory.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextAnswered;
import dev.usermemory.context.ContextSource;
import dev.usermemory.context.assembly.Omissions;
import dev.usermemory.kernel.UserId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class ContextMetricsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ContextMetrics metrics = new ContextMetrics(meters);

  private void answer(ContextSource source, boolean denied, int budget, int tokens, boolean over) {
    metrics.answered(
        new ContextAnswered(
            new UserId("u"), source, denied, 100, budget, tokens, Omissions.NONE, over, 2_000_000));
  }

  private long answered(String source, String denied) {
    return meters
        .get("usermemory.context")
        .tags("ctx_source", source, "denied", denied)
        .timer()
        .count();
  }

  @Test
  void contexts_areCountedBySourceAndConsent() {
    answer(ContextSource.EMBEDDED, false, 95, 19, false);
    answer(ContextSource.EMBEDDED, true, 95, 0, false);
    answer(ContextSource.NONE, false, 95, 0, false);

    assertThat(answered("embedded", "false")).isEqualTo(1);
    assertThat(answered("embedded", "true")).isEqualTo(1);
    assertThat(answered("none", "false")).isEqualTo(1);
    assertThat(answered("convex", "false")).isZero();
  }

  /** An empty answer for want of a consent says nothing about budgets. */
  @Test
  void utilisation_isTheShareOfTheBudget() {
    answer(ContextSource.EMBEDDED, false, 95, 19, false);
    answer(ContextSource.EMBEDDED, true, 95, 0, false);
    answer(ContextSource.CLIENT, false, 0, 0, false);

    DistributionSummary utilisation = meters.get("usermemory.context.budget.utilisation").summary();
    assertThat(utilisation.count()).isEqualTo(2);
    assertThat(utilisation.totalAmount()).isEqualTo(20);
    assertThat(utilisation.max()).isEqualTo(20);
  }

  /** As Prometheus gets it: of a share below 1, Micrometer would find the wrong bucket. */
  @Test
  void utilisation_isInTheBucketOfItsPercent() {
    var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ContextMetrics(prometheus)
        .answered(
            new ContextAnswered(
                new UserId("u"),
                ContextSource.EMBEDDED,
                false,
                100,
                95,
                19,
                Omissions.NONE,
                false,
                1));

    assertThat(prometheus.scrape())
        .contains(
            "usermemory_context_budget_utilisation_percent_bucket{le=\"10.0\"} 0",
            "usermemory_context_budget_utilisation_percent_bucket{le=\"20.0\"} 1",
            "usermemory_context_budget_utilisation_percent_sum 20.0");
  }

  @Test
  void overruns_areCounted() {
    answer(ContextSource.EMBEDDED, false, 95, 19, false);
    assertThat(meters.get("usermemory.context.budget.overruns").counter().count()).isZero();

    answer(ContextSource.EMBEDDED, false, 95, 19, true);
    assertThat(meters.get("usermemory.context.budget.overruns").counter().count()).isEqualTo(1);
  }
}
