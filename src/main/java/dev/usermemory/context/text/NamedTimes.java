package dev.usermemory.context.text;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What words for a time mean on the calendar of one day, in UTC. */
final class NamedTimes {

  /** How far back a date without a year may lie. */
  private static final int YEARS_BACK = 6;

  /** The year 9999: beyond it, calendar arithmetic could overflow. */
  private static final long LATEST_MS = 253_370_764_800_000L;

  private final LocalDate today;
  private final List<DateSpan> spans = new ArrayList<>();

  NamedTimes(long nowMs) {
    long bounded = Math.clamp(nowMs, 0, LATEST_MS);
    today = Instant.ofEpochMilli(bounded).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Those added so far, in the order in which they were. */
  List<DateSpan> spans() {
    return List.copyOf(spans);
  }

  /** A day; of each recent year when the year is null. No such day adds nothing. */
  void day(@Nullable Integer year, Month month, int day) {
    if (year != null) {
      addDay(YearMonth.of(year, month), day);
    } else {
      eachYear(any -> addDay(YearMonth.of(any, month), day));
    }
  }

  /** A month; of each recent year when the year is null. */
  void month(@Nullable Integer year, Month month) {
    if (year != null) {
      addMonth(YearMonth.of(year, month));
    } else {
      eachYear(any -> addMonth(YearMonth.of(any, month)));
    }
  }

  void year(int year) {
    add(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  /** The day, or the whole week, month or year, that lies so many of these back. */
  void ago(int count, ChronoUnit unit) {
    LocalDate day = today.minus(count, unit);
    switch (unit) {
      case WEEKS -> addWeek(day);
      case MONTHS -> addMonth(YearMonth.from(day));
      case YEARS -> year(day.getYear());
      default -> add(day, day.plusDays(1));
    }
  }

  /** From so many days, weeks, months or years back until today. */
  void since(int count, ChronoUnit unit) {
    add(today.minus(count, unit), today.plusDays(1));
  }

  /**
   * The current or the last one of its kind.
   *
   * @param name in lower case: a week, weekend, month, year, season or day of the week
   */
  void latest(String name, boolean current) {
    int back = current ? 0 : 1;
    switch (name) {
      case "week" -> addWeek(today.minusWeeks(back));
      case "month" -> addMonth(YearMonth.from(today).minusMonths(back));
      case "year" -> year(today.getYear() - back);
      case "weekend" -> weekend(back);
      case "spring", "summer", "autumn", "fall", "winter" -> season(name, current);
      default -> weekday(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)), current);
    }
  }

  private void weekday(DayOfWeek weekday, boolean current) {
    LocalDate day =
        current
            ? today.with(TemporalAdjusters.nextOrSame(weekday))
            : today.with(TemporalAdjusters.previous(weekday));
    add(day, day.plusDays(1));
  }

  private void weekend(int back) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate saturday = monday.plusDays(5).minusWeeks(back);
    add(saturday, saturday.plusDays(2));
  }

  /**
   * The latest season of that name that has begun; of the northern hemisphere, for want of more.
   */
  private void season(String name, boolean current) {
    int firstMonth =
        switch (name) {
          case "spring" -> 3;
          case "summer" -> 6;
          case "winter" -> 12;
          default -> 9;
        };
    LocalDate start = LocalDate.of(today.getYear(), firstMonth, 1);
    while (start.isAfter(today) || !current && start.plusMonths(3).isAfter(today)) {
      start = start.minusYears(1);
    }
    add(start, start.plusMonths(3));
  }

  private void eachYear(IntConsumer reading) {
    for (int year = today.getYear() - YEARS_BACK; year <= today.getYear(); year++) {
      reading.accept(year);
    }
  }

  private void addDay(YearMonth month, int day) {
    if (month.isValidDay(day)) {
      add(month.atDay(day), month.atDay(day).plusDays(1));
    }
  }

  private void addWeek(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    add(monday, monday.plusWeeks(1));
  }

  private void addMonth(YearMonth month) {
    add(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  private void add(LocalDate first, LocalDate afterLast) {
    spans.add(DateSpan.of(first, afterLast));
  }
}
