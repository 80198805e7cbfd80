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

  /** The days of the years 1 to 9999, which are all that there are. */
  public static final int MAX_DAYS = 3_652_059;

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  static DayRun of(String day) {
    return new DayRun(day, day);
  }

  /** So many days that end with one, but none before the calendar begins. */
  static DayRun endingWith(String day, int days) {
    LocalDate from = LocalDate.parse(day, DAY).minusDays(days - 1L);
    return new DayRun(DAY.format(from.isBefore(FIRST) ? FIRST : from), day);
  }

  int days() {
    return 1 + (int) ChronoUnit.DAYS.between(first(), last());
  }

  private LocalDate first() {
    return LocalDate.parse(from, DAY);
  }

  LocalDate last() {
    return LocalDate.parse(to, DAY);
  }

  /** Whether no day lies between the two. */
  boolean meets(DayRun other) {
    DayRun earlier = from.compareTo(other.from) <= 0 ? this : other;
    DayRun later = earlier == this ? other : this;
    return !later.first().isAfter(earlier.last().plusDays(1));
  }

  /** The days of both, which meet. */
  DayRun and(DayRun other) {
    return new DayRun(
        from.compareTo(other.from) <= 0 ? from : other.from,
        to.compareTo(other.to) >= 0 ? to : other.to);
  }
}
