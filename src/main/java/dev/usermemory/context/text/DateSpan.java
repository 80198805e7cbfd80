package dev.usermemory.context.text;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A run of whole days in UTC.
 *
 * @param fromMs the first instant, inclusive
 * @param toMs the last instant, exclusive
 */
public record DateSpan(long fromMs, long toMs) {

  static DateSpan of(LocalDate first, LocalDate afterLast) {
    return new DateSpan(startOf(first), startOf(afterLast));
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  public boolean contains(long ms) {
    return ms >= fromMs && ms < toMs;
  }
}
