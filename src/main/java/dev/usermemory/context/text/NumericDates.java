package dev.usermemory.context.text;

import java.time.Month;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in digits whose order depends on who writes them. With points or hyphens the day comes
 * first, as all do who write so, and the year where it has four digits in front; with slashes the
 * month comes first in the United States and the day elsewhere; without a language to tell, or for
 * English of no country, both readings count. What is no date in one order is read in the other.
 */
final class NumericDates {

  static final Pattern YEAR_FIRST =
      Pattern.compile("\\b((?:19|20)\\d\\d)[./年] ?(\\d{1,2})(?:[./月] ?(\\d{1,2})(?:\\b|日)|月)");

  static final Pattern YEAR_LAST =
      Pattern.compile(
          "\\b(\\d{1,2})(?:(\\.) ?|([/-]))(\\d{1,2})(?:\\. ?|[/-])((?:19|20)?\\d\\d)\\b");

  private static final int CENTURY = 2000;

  private final NamedTimes times;
  private final boolean dayFirst;
  private final boolean monthFirst;

  /**
   * @param language a BCP 47 tag
   */
  NumericDates(NamedTimes times, @Nullable String language) {
    this.times = times;
    Locale locale = Locale.forLanguageTag(language == null ? "" : language.replace('_', '-'));
    boolean unitedStates = locale.getCountry().equals("US");
    boolean unknown =
        locale.getCountry().isEmpty()
            && (locale.getLanguage().isEmpty() || locale.getLanguage().equals("en"));
    monthFirst = unitedStates || unknown;
    dayFirst = !unitedStates;
  }

  void yearFirst(MatchResult m) {
    int month = Integer.parseInt(m.group(2));
    if (month < 1 || month > 12) {
      return;
    }
    if (m.group(3) == null) {
      times.month(Integer.parseInt(m.group(1)), Month.of(month));
    } else {
      add(Integer.parseInt(m.group(1)), month, Integer.parseInt(m.group(3)));
    }
  }

  void yearLast(MatchResult m) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(4));
    int year = Integer.parseInt(m.group(5));
    year += year < 100 ? CENTURY : 0;
    boolean slashes = "/".equals(m.group(3));
    if (second > 12 || slashes && monthFirst && first <= 12) {
      add(year, first, second);
    }
    if (second <= 12
        && (!slashes || dayFirst || first > 12)
        && !(first == second && slashes && monthFirst)) {
      add(year, second, first);
    }
  }

  private void add(int year, int month, int day) {
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      times.day(year, Month.of(month), day);
    }
  }
}
