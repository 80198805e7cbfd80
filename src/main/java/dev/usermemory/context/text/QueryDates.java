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
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a question names, in English or ISO form: a day, a month, a year, or relative to
 * now ({@code yesterday}, {@code last week}, {@code two months ago}, {@code last summer}). A day or
 * month without a year stands for that of each recent year.
 */
public final class QueryDates {

  /** How far back a date without a year may lie. */
  private static final int YEARS_BACK = 6;

  private static final int MAX_LENGTH = 2_000;

  /** The year 9999: beyond it, calendar arithmetic could overflow. */
  private static final long LATEST_MS = 253_370_764_800_000L;

  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
  private static final String YEAR = "(?:,?\\s+(?:of\\s+)?((?:19|20)\\d\\d))";
  private static final String COUNT =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of|few)";

  /** The first letters of each month: without any of them, no month is looked for. */
  private static final List<String> MONTH_STARTS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern ISO_DAY =
      Pattern.compile("\\b((?:19|20)\\d\\d)-(\\d\\d)(?:-(\\d\\d))?\\b");
  private static final Pattern DAY_MONTH =
      word("(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+" + MONTH + "\\b\\.?" + YEAR + "?");
  private static final Pattern MONTH_DAY =
      word(MONTH + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)" + YEAR + "?");
  private static final Pattern MONTH_YEAR = word(MONTH + "\\b\\.?" + YEAR);
  private static final Pattern MONTH_ONLY =
      word(
          "(?:in|during|of|since|by|until|for|on|last|this|late|early|mid|around|before|after)"
              + "[\\s-]+"
              + MONTH);
  private static final Pattern YEAR_ONLY =
      word("(?:in|during|of|since|by|for|year|around)\\s+((?:19|20)\\d\\d)");
  private static final Pattern AGO = word(COUNT + "\\s+(day|week|month|year)s?\\s+ago");
  private static final Pattern LAST_COUNT =
      word("(?:last|past)\\s+" + COUNT + "\\s+(day|week|month|year)s?");
  private static final Pattern RELATIVE =
      word(
          "(last|this|past|previous)\\s+(week|weekend|month|year|spring|summer|autumn|fall|winter"
              + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday)");
  private static final Pattern NEAR = word("(today|tonight|yesterday|last\\s+night)");

  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("couple of", 2),
          Map.entry("three", 3),
          Map.entry("few", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twelve", 12));

  private final LocalDate today;
  private final List<DateSpan> spans = new ArrayList<>();
  private String rest;

  private QueryDates(String query, long nowMs) {
    rest = query.length() > MAX_LENGTH ? query.substring(0, MAX_LENGTH) : query;
    long bounded = Math.clamp(nowMs, 0, LATEST_MS);
    today = Instant.ofEpochMilli(bounded).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Pattern word(String regex) {
    return Pattern.compile("\\b" + regex + "\\b", Pattern.CASE_INSENSITIVE);
  }

  /** The spans named, in no order; empty for a question without a date. */
  public static List<DateSpan> spans(String query, long nowMs) {
    var dates = new QueryDates(query, nowMs);
    dates.read();
    return List.copyOf(dates.spans);
  }

  /** Looks for each kind of date only where a word of it stands, as most questions have none. */
  private void read() {
    String lower = rest.toLowerCase(Locale.ROOT);
    boolean digits = lower.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean month = MONTH_STARTS.stream().anyMatch(lower::contains);
    each(digits, ISO_DAY, this::iso);
    each(digits && month, DAY_MONTH, m -> day(m.group(1), month(m.group(2)), m.group(3)));
    each(digits && month, MONTH_DAY, m -> day(m.group(2), month(m.group(1)), m.group(3)));
    each(
        digits && month,
        MONTH_YEAR,
        m -> addMonth(YearMonth.of(number(m.group(2)), month(m.group(1)))));
    each(month, MONTH_ONLY, m -> eachYear(year -> addMonth(YearMonth.of(year, month(m.group(1))))));
    each(digits, YEAR_ONLY, m -> addYear(number(m.group(1))));
    boolean past = lower.contains("last") || lower.contains("past");
    each(lower.contains("ago"), AGO, m -> ago(count(m.group(1)), m.group(2)));
    each(past, LAST_COUNT, m -> since(count(m.group(1)), m.group(2)));
    each(
        past || lower.contains("this") || lower.contains("previous"),
        RELATIVE,
        m -> relative(lower(m.group(1)).equals("this"), lower(m.group(2))));
    each(
        past || lower.contains("today") || lower.contains("tonight") || lower.contains("yesterday"),
        NEAR,
        m -> near(lower(m.group(1))));
  }

  private interface Reading {
    void read(MatchResult match);
  }

  /** Reads every match and blanks it, so that a part of a date is not read again. */
  private void each(boolean possible, Pattern pattern, Reading reading) {
    if (!possible) {
      return;
    }
    Matcher matcher = pattern.matcher(rest);
    var blanked = new StringBuilder(rest);
    while (matcher.find()) {
      reading.read(matcher);
      for (int i = matcher.start(); i < matcher.end(); i++) {
        blanked.setCharAt(i, ' ');
      }
    }
    rest = blanked.toString();
  }

  private void iso(MatchResult m) {
    int month = number(m.group(2));
    if (month < 1 || month > 12) {
      return;
    }
    if (m.group(3) == null) {
      addMonth(YearMonth.of(number(m.group(1)), month));
    } else {
      addDay(YearMonth.of(number(m.group(1)), month), number(m.group(3)));
    }
  }

  private void day(String day, Month month, @Nullable String year) {
    if (year != null) {
      addDay(YearMonth.of(number(year), month), number(day));
    } else {
      eachYear(any -> addDay(YearMonth.of(any, month), number(day)));
    }
  }

  private void ago(int count, String unit) {
    LocalDate day = today.minus(count, unit(unit));
    switch (lower(unit)) {
      case "day" -> add(day, day.plusDays(1));
      case "week" -> addWeek(day);
      case "month" -> addMonth(YearMonth.from(day));
      default -> addYear(day.getYear());
    }
  }

  private void since(int count, String unit) {
    add(today.minus(count, unit(unit)), today.plusDays(1));
  }

  private void relative(boolean current, String unit) {
    int back = current ? 0 : 1;
    switch (unit) {
      case "week" -> addWeek(today.minusWeeks(back));
      case "month" -> addMonth(YearMonth.from(today).minusMonths(back));
      case "year" -> addYear(today.getYear() - back);
      case "weekend" -> weekend(back);
      case "spring", "summer", "autumn", "fall", "winter" -> season(unit, current);
      default -> weekday(DayOfWeek.valueOf(unit.toUpperCase(Locale.ROOT)), current);
    }
  }

  private void near(String word) {
    LocalDate day = word.startsWith("to") ? today : today.minusDays(1);
    add(day, day.plusDays(1));
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

  private interface OfYear {
    void add(int year);
  }

  private void eachYear(OfYear reading) {
    for (int year = today.getYear() - YEARS_BACK; year <= today.getYear(); year++) {
      reading.add(year);
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

  private void addYear(int year) {
    add(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  private void add(LocalDate first, LocalDate afterLast) {
    spans.add(DateSpan.of(first, afterLast));
  }

  private static Month month(String name) {
    return switch (lower(name).substring(0, 3)) {
      case "jan" -> Month.JANUARY;
      case "feb" -> Month.FEBRUARY;
      case "mar" -> Month.MARCH;
      case "apr" -> Month.APRIL;
      case "may" -> Month.MAY;
      case "jun" -> Month.JUNE;
      case "jul" -> Month.JULY;
      case "aug" -> Month.AUGUST;
      case "sep" -> Month.SEPTEMBER;
      case "oct" -> Month.OCTOBER;
      case "nov" -> Month.NOVEMBER;
      default -> Month.DECEMBER;
    };
  }

  private static ChronoUnit unit(String name) {
    return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT) + "S");
  }

  private static int count(String word) {
    Integer known = COUNTS.get(lower(word));
    return known != null ? known : number(word);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
