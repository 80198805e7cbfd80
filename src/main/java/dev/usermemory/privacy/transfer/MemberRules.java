package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.validation.CalendarDayValidator;
import dev.usermemory.kernel.validation.Characters;
import dev.usermemory.progress.DayRun;
import dev.usermemory.progress.RollupMerge;
import org.jspecify.annotations.Nullable;

/**
 * What a member of a document keeps to by its name: what names something is not empty, a day is one
 * of the calendar, and no number is greater than what the store can go on counting with.
 */
final class MemberRules {

  /** The end of the year 9999, in epoch milliseconds. */
  private static final long MAX_TIME_MS = 253_402_300_799_999L;

  /** In code points: the longest text that a request may have, that of an episode's summary. */
  private static final int MAX_TEXT = 20_000;

  private static final double MAX_SCORE_DELTA = 10;

  private MemberRules() {}

  /**
   * What is wrong with a member, or null.
   *
   * @param name of the member, or of the list that it is an entry of
   */
  static @Nullable String fault(String name, Object value) {
    return switch (value) {
      case String text -> text(name, text);
      case Number number -> number(name, number.doubleValue());
      default -> null;
    };
  }

  private static @Nullable String text(String name, String text) {
    if (text.isEmpty() && isName(name)) {
      return "must not be empty";
    }
    if (isDay(name) && !CalendarDayValidator.isDay(text)) {
      // Of a season nobody may know any day.
      return name.equals("lastYYYYMMDD") && text.isEmpty()
          ? null
          : "must be a day of the calendar as YYYYMMDD";
    }
    return Characters.fault(text, MAX_TEXT);
  }

  private static boolean isName(String member) {
    return member.endsWith("Id")
        || member.endsWith("Ids")
        || member.equals("correctedBy")
        || member.equals("consent")
        || member.equals("key");
  }

  private static boolean isDay(String member) {
    return member.endsWith("YYYYMMDD") || member.equals("from") || member.equals("to");
  }

  private static @Nullable String number(String name, double number) {
    if (name.equals("scoreDelta")) {
      return Math.abs(number) <= MAX_SCORE_DELTA ? null : "must be -10 to 10";
    }
    if (!(number >= 0)) {
      return "must not be negative";
    }
    long most = most(name);
    return number > most ? "must be at most " + most : null;
  }

  private static long most(String name) {
    return switch (name) {
      case "createdAt", "updatedAt" -> MAX_TIME_MS;
      case "streakDays", "longestStreakDays" -> DayRun.MAX_DAYS;
      case "startIdx", "endIdx" -> Integer.MAX_VALUE;
      default -> name.endsWith("Ms") ? MAX_TIME_MS : RollupMerge.MAX_COUNTER;
    };
  }
}
