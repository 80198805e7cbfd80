package dev.usermemory.progress;

import dev.usermemory.kernel.InvalidValueException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The days of a report, both ends included.
 *
 * @param from {@code YYYYMMDD}
 * @param to {@code YYYYMMDD}, not before {@code from}
 */
public record DayRange(String from, String to) {

  static final int MAX_DAYS = 366;

  private static final int DEFAULT_DAYS = 30;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** 30 days long unless {@code from} is given. */
  static DayRange of(@Nullable String from, String to) {
    LocalDate last = LocalDate.parse(to, DAY);
    return upTo(last, from, last);
  }

  /**
   * The 30 days up to a day, or those since {@code from}; and what is later.
   *
   * @param latest not before {@code last}; it does not count for the length
   */
  static DayRange upTo(LocalDate last, @Nullable String from, LocalDate latest) {
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : LocalDate.parse(from, DAY);
    if (first.isAfter(latest)) {
      throw new InvalidValueException("from", "must not be after to");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw new InvalidValueException(
          "from", "must be at most " + (MAX_DAYS - 1) + " days before to");
    }
    return new DayRange(DAY.format(first), DAY.format(latest));
  }
}
