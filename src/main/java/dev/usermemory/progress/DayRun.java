package dev.usermemory.progress;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Days in a row, both ends included.
 *
 * @param from {@code YYYYMMDD}
 * @param to {@code YYYYMMDD}, not before {@code from}
 */
public record DayRun(String from, String to) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  static DayRun of(String day) {
    return new DayRun(day, day);
  }

  /** So many days that end with one. */
  static DayRun endingWith(String day, int days) {
    return new DayRun(DAY.format(LocalDate.parse(day, DAY).minusDays(days - 1L)), day);
  }

  int days() {
    return 1 + (int) ChronoUnit.DAYS.between(LocalDate.parse(from, DAY), last());
  }

  LocalDate last() {
    return LocalDate.parse(to, DAY);
  }

  /** Whether no day lies between the two. */
  boolean meets(DayRun other) {
    DayRun earlier = from.compareTo(other.from) <= 0 ? this : other;
    DayRun later = earlier == this ? other : this;
    return later.from.compareTo(DAY.format(earlier.last().plusDays(1))) <= 0;
  }

  /** The days of both, which meet. */
  DayRun and(DayRun other) {
    return new DayRun(
        from.compareTo(other.from) <= 0 ? from : other.from,
        to.compareTo(other.to) >= 0 ? to : other.to);
  }
}
