package dev.usermemory.context.text;

import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a question names, in any language of {@link TimeWords}, ISO form or digits: a day,
 * a month, a year, or relative to now ({@code yesterday}, {@code last week}, {@code two months
 * ago}, {@code last summer}). A day or month without a year stands for that of each recent year.
 */
public final class QueryDates {

  private static final int MAX_LENGTH = 2_000;

  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
  private static final String YEAR = "(?:,?\\s+(?:of\\s+)?((?:19|20)\\d\\d))";
  private static final String COUNT =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few)";

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
  private static final Pattern LATEST =
      word(
          "(last|this|past|previous)\\s+(week|weekend|month|year|spring|summer|autumn|fall|winter"
              + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday)");
  private static final Pattern BEFORE_YESTERDAY = word("day\\s+before\\s+yesterday");
  private static final Pattern YESTERDAY = word("(?:yesterday|last\\s+night)");
  private static final Pattern TODAY =
      word("(?:today|tonight|this\\s+(?:morning|afternoon|evening))");

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
          Map.entry("eleven", 11),
          Map.entry("twelve", 12));

  private final NamedTimes times;
  private final @Nullable String language;
  private String rest;

  private QueryDates(String query, long nowMs, @Nullable String language) {
    rest = query;
    times = new NamedTimes(nowMs);
    this.language = language;
  }

  private static String bounded(String query) {
    return query.length() > MAX_LENGTH ? query.substring(0, MAX_LENGTH) : query;
  }

  private static Pattern word(String regex) {
    return Pattern.compile("\\b" + regex + "\\b", Pattern.CASE_INSENSITIVE);
  }

  /** The spans named, in no order; empty for a question without a date. */
  public static List<DateSpan> spans(String query, long nowMs) {
    return spans(query, nowMs, null);
  }

  /**
   * The same for a person of whom it is known how they write dates.
   *
   * @param language a BCP 47 tag, such as {@code en-US} or {@code de}
   */
  public static List<DateSpan> spans(String query, long nowMs, @Nullable String language) {
    return spans(query, nowMs, language, Language.ENGLISH);
  }

  /**
   * The same for a question in any language.
   *
   * @param spoken of the question
   */
  public static List<DateSpan> spans(
      String query, long nowMs, @Nullable String language, Language spoken) {
    var dates = new QueryDates(TimeWords.inEnglish(spoken, bounded(query)), nowMs, language);
    dates.read();
    return dates.times.spans();
  }

  /** Looks for each kind of date only where a word of it stands, as most questions have none. */
  private void read() {
    String lower = rest.toLowerCase(Locale.ROOT);
    boolean digits = lower.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean month = MONTH_STARTS.stream().anyMatch(lower::contains);
    each(digits, ISO_DAY, this::iso);
    if (digits) {
      var numeric = new NumericDates(times, language);
      each(true, NumericDates.YEAR_FIRST, numeric::yearFirst);
      each(true, NumericDates.YEAR_LAST, numeric::yearLast);
    }
    each(digits && month, DAY_MONTH, m -> day(m.group(1), m.group(2), m.group(3)));
    each(digits && month, MONTH_DAY, m -> day(m.group(2), m.group(1), m.group(3)));
    each(digits && month, MONTH_YEAR, m -> times.month(number(m.group(2)), month(m.group(1))));
    each(month, MONTH_ONLY, m -> times.month(null, month(m.group(1))));
    each(digits, YEAR_ONLY, m -> times.year(number(m.group(1))));
    boolean past = lower.contains("last") || lower.contains("past");
    boolean current = lower.contains("this");
    each(lower.contains("ago"), AGO, m -> times.ago(count(m.group(1)), unit(m.group(2))));
    each(past, LAST_COUNT, m -> times.since(count(m.group(1)), unit(m.group(2))));
    each(
        past || current || lower.contains("previous"),
        LATEST,
        m -> times.latest(lower(m.group(2)), lower(m.group(1)).equals("this")));
    each(lower.contains("yesterday"), BEFORE_YESTERDAY, m -> times.ago(2, ChronoUnit.DAYS));
    each(past || lower.contains("yesterday"), YESTERDAY, m -> times.ago(1, ChronoUnit.DAYS));
    each(
        current || lower.contains("today") || lower.contains("tonight"),
        TODAY,
        m -> times.ago(0, ChronoUnit.DAYS));
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
      times.month(number(m.group(1)), Month.of(month));
    } else {
      times.day(number(m.group(1)), Month.of(month), number(m.group(3)));
    }
  }

  private void day(String day, String month, @Nullable String year) {
    times.day(year == null ? null : number(year), month(month), number(day));
  }

  private static Month month(String name) {
    return Month.of(1 + MONTH_STARTS.indexOf(lower(name).substring(0, 3)));
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
