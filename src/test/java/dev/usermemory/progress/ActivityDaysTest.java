package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityDaysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
  private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
  private static final UserId KIRI = new UserId("kiri");
  private static final UserId SOMEBODY = new UserId("somebody");

  private final ActivityDays days =
      new ActivityDays(
          user -> user.equals(KIRI) ? Optional.of(AUCKLAND) : Optional.empty(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void zoneOf_callersWins_thenThePersons_thenUtc() {
    assertThat(days.zoneOf(KIRI, new CallerZone(HONOLULU))).isEqualTo(HONOLULU);
    assertThat(days.zoneOf(KIRI, CallerZone.NONE)).isEqualTo(AUCKLAND);
    assertThat(days.zoneOf(SOMEBODY, CallerZone.NONE)).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void today_isThePersons() {
    assertThat(days.today(AUCKLAND)).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(days.today(ZoneOffset.UTC)).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void activityDay_absent_isTheDayItWasReported() {
    long yesterday = NOW.minusSeconds(86_400).toEpochMilli();
    assertThat(days.activityDay("date", null, NOW.toEpochMilli(), AUCKLAND)).isEqualTo("20260302");
    assertThat(days.activityDay("date", null, yesterday, AUCKLAND)).isEqualTo("20260301");
  }

  @Test
  void activityDay_given_wins() {
    assertThat(days.activityDay("date", "20240229", NOW.toEpochMilli(), AUCKLAND))
        .isEqualTo("20240229");
  }

  @Test
  void activityDay_afterTomorrow_isRefused() {
    assertThat(days.activityDay("date", "20260302", 0, HONOLULU)).isEqualTo("20260302");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> days.activityDay("date", "20260303", 0, AUCKLAND))
        .withMessage("date must not be after tomorrow (UTC)");
  }

  @Test
  void momentOf_anEarlierDay_isItsEndThere() {
    assertThat(ActivityDays.momentOf("20260227", AUCKLAND, NOW.toEpochMilli()))
        .isEqualTo(Instant.parse("2026-02-27T10:59:59.999Z").toEpochMilli());
  }

  @Test
  void momentOf_todayOrLater_isNow() {
    long now = NOW.toEpochMilli();
    assertThat(ActivityDays.momentOf("20260302", AUCKLAND, now)).isEqualTo(now);
    assertThat(ActivityDays.momentOf("20260302", HONOLULU, now)).isEqualTo(now);
  }

  @Test
  void momentOf_beforeTheEpoch_isTheEpoch() {
    assertThat(ActivityDays.momentOf("19691231", ZoneOffset.UTC, NOW.toEpochMilli())).isZero();
  }
}
