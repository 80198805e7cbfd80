package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Violation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void of_nothing_isTheLastThirtyDays() {
    assertThat(DayRange.upTo(TODAY, null, TODAY)).isEqualTo(new DayRange("20260131", "20260301"));
  }

  @Test
  void upTo_tomorrow_isListedOnTopOfTheThirtyDays() {
    LocalDate tomorrow = TODAY.plusDays(1);
    assertThat(DayRange.upTo(TODAY, null, tomorrow))
        .isEqualTo(new DayRange("20260131", "20260302"));
    assertThat(DayRange.upTo(TODAY, "20250301", tomorrow))
        .isEqualTo(new DayRange("20250301", "20260302"));
  }

  @Test
  void of_onlyTheEnd_isThirtyDaysUpToIt() {
    assertThat(DayRange.of(null, "20240301")).isEqualTo(new DayRange("20240201", "20240301"));
  }

  @Test
  void of_aWholeLeapYear_isAllowed() {
    assertThat(DayRange.of("20240101", "20241231")).isEqualTo(new DayRange("20240101", "20241231"));
  }

  @Test
  void of_moreThanAYear_namesFrom() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DayRange.of("20231231", "20241231"))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .containsExactly(new Violation("from", "must be at most 365 days before to")));
  }

  @Test
  void of_endBeforeStart_namesFrom() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DayRange.upTo(TODAY, "20260302", TODAY))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .containsExactly(new Violation("from", "must not be after to")));
  }
}
