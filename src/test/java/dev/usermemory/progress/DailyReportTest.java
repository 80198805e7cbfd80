package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Violation;
import dev.usermemory.progress.web.DailyRollupResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyReportTest {

  private static DailyReport report(@Nullable Long samples, @Nullable Double avgLevel) {
    return new DailyReport(
        "20260301", "s", samples, avgLevel, null, List.of("m", "m"), null, 4L, null, 0.1, null);
  }

  @Test
  void toRollup_samples_sumTheirLevelsExactly() {
    assertThat(report(3L, 7.1).toRollup(9))
        .isEqualTo(
            new DailyRollup("20260301", "s", 3, 21.3, 0, List.of("m"), List.of(), 4, 0, 0.1, 0, 9));
  }

  @Test
  void toRollup_levelWithoutSamples_isOneSample() {
    DailyRollup rollup = report(null, 7.1).toRollup(9);
    assertThat(rollup.samples()).isEqualTo(1);
    assertThat(rollup.levelSum()).isEqualTo(7.1);
  }

  @Test
  void toRollup_noSamples_ignoresTheLevel() {
    assertThat(report(0L, 7.1).toRollup(9).levelSum()).isZero();
  }

  @Test
  void toRollup_samplesWithoutLevel_namesTheField() {
    assertThatThrownBy(() -> report(1L, null).toRollup(9))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            refusal ->
                assertThat(refusal.violations())
                    .containsExactly(
                        new Violation("avgLevel", "is required when samples is above 0")));
  }

  @Test
  void response_ofADayWithoutSamples_hasNoLevel() {
    assertThat(DailyRollupResponse.of(report(null, null).toRollup(9)).avgLevel()).isNull();
    assertThat(DailyRollupResponse.of(report(3L, 7.1).toRollup(9)).avgLevel()).isEqualTo(7.1);
  }
}
