package dev.usermemory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Violation;
import org.junit.jupiter.api.Test;

class CallerTimesTest {

  private static final long NOW = 1_000_000;

  @Test
  void createdAt_absentOrLittleAhead_isNow() {
    assertThat(CallerTimes.createdAt("f", null, NOW)).isEqualTo(NOW);
    assertThat(CallerTimes.createdAt("f", NOW + 5_000, NOW)).isEqualTo(NOW);
  }

  @Test
  void createdAt_past_isKept() {
    assertThat(CallerTimes.createdAt("f", 0L, NOW)).isZero();
    assertThat(CallerTimes.createdAt("f", NOW - 1, NOW)).isEqualTo(NOW - 1);
  }

  @Test
  void createdAt_future_isRefused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CallerTimes.createdAt("f", NOW + 5_001, NOW))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .containsExactly(new Violation("f", "must not be in the future")));
  }

  @Test
  void expiresAt_absentOrLater_isKept() {
    assertThat(CallerTimes.expiresAt("f", null, NOW)).isNull();
    assertThat(CallerTimes.expiresAt("f", NOW + 1, NOW)).isEqualTo(NOW + 1);
  }

  @Test
  void expiresAt_nowOrEarlier_isRefused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CallerTimes.expiresAt("f", NOW, NOW))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .containsExactly(new Violation("f", "must be in the future")));
  }
}
