package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the words for times of other languages into English, so that one reader of dates serves all
 * of them: {@code vor zwei Wochen} becomes {@code 2 weeks ago}. What is no time stays as it is.
 */
final class TimeWords {

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final String MONTH = "(" + String.join("|", MONTHS) + ")";

  private static final Pattern DAY_BEFORE_MONTH =
      Pattern.compile("(\\d{1,2})(?:\\.|\u00BA|er)?\\s+(?:d[eiu]\\s+)?in " + MONTH);

  private static final Pattern YEAR_AFTER_MONTH =
      Pattern.compile(MONTH + "\\s+(?:\\p{L}{1,4}\\s+)?((?:19|20)\\d\\d)");

  private static final Pattern YEAR_BEFORE_MONTH =
      Pattern.compile("((?:19|20)\\d\\d)\u5E74\\s*in " + MONTH);

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)\u5E74(?!\\s*\\d)");

  private static final Pattern MONTH_IN_DIGITS =
      Pattern.compile("(?<!\\d|\u5E74|\u5E74 )(\\d{1,2})\u6708(?:(\\d{1,2})[\u65E5\u53F7])?");

  /**
   * A phrase of one language.
   *
   * @param part the longest part of it that stands in any text with the phrase
   */
  private record Phrase(Pattern pattern, String part, String english) {}

  /** A language is read when it is first asked for. */
  private static final Map<Language, TimeWords> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final boolean unspaced;
  private final Map<String, String> written = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private List<Phrase> phrases = List.of();

  private TimeWords(Language language) {
    unspaced = language.isUnspaced();
  }

  static String inEnglish(Language language, String text) {
    return language == Language.ENGLISH
        ? text
        : BY_LANGUAGE.computeIfAbsent(language, TimeWords::load).inEnglish(text);
  }

  private String inEnglish(String text) {
    String english = folded(text);
    for (Phrase phrase : phrases) {
      if (english.contains(phrase.part)) {
        english = phrase.pattern.matcher(english).replaceAll(match -> translated(phrase, match));
      }
    }
    if (unspaced) {
      english = MONTH_IN_DIGITS.matcher(english).replaceAll(TimeWords::monthInDigits);
      english = YEAR_BEFORE_MONTH.matcher(english).replaceAll(" $2 $1 ");
      english = YEAR.matcher(english).replaceAll(" in $1 ");
    }
    english = DAY_BEFORE_MONTH.matcher(english).replaceAll("$1 $2");
    return YEAR_AFTER_MONTH.matcher(english).replaceAll("$1 $2");
  }

  private String translated(Phrase phrase, MatchResult match) {
    String number = match.groupCount() == 0 ? "" : match.group(1);
    String english = phrase.english.replace("~", numbers.getOrDefault(number, number));
    return " " + (MONTHS.contains(english) ? "in " : "") + english + " ";
  }

  private static String monthInDigits(MatchResult match) {
    int month = Integer.parseInt(match.group(1));
    if (month < 1 || month > MONTHS.size()) {
      return match.group();
    }
    String day = match.group(2) == null ? "in" : match.group(2);
    return " " + day + " " + MONTHS.get(month - 1) + " ";
  }

  private static String folded(String text) {
    return Folding.of(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
  }

  private static TimeWords load(Language language) {
    var words = new TimeWords(language);
    String section = "";
    for (String line : Resource.lines("time-words.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (section.equals(language.code())) {
        words.add(line);
      }
    }
    words.compile();
    return words;
  }

  /** A line is {@code phrase, phrase = english; phrase = english}. */
  private void add(String line) {
    for (String entry : line.split(";")) {
      String[] sides = entry.split("=");
      String english = sides[1].strip();
      boolean number = Character.isDigit(english.charAt(0)) && english.length() <= 2;
      for (String phrase : sides[0].split(",")) {
        (number ? numbers : written).put(folded(phrase.strip()), english);
      }
    }
  }

  /** Longer phrases come first, because shorter ones are a part of them. */
  private void compile() {
    String number =
        numbers.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(\\d{1,3}|", ")"));
    List<Phrase> compiled = new ArrayList<>();
    written.forEach((phrase, english) -> {
      String regex = Pattern.quote(phrase).replace("~", "\\E" + number + "\\Q");
      String bounded = unspaced ? regex : "(?<![\\p{L}\\d])" + regex + "(?!\\p{L})";
      compiled.add(new Phrase(Pattern.compile(bounded), longestPart(phrase), english));
    });
    compiled.sort(
        Comparator.comparingInt((Phrase phrase) -> phrase.part.length())
            .reversed()
            .thenComparing(Phrase::part));
    phrases = List.copyOf(compiled);
  }

  private static String longestPart(String phrase) {
    String longest = "";
    for (String part : phrase.split("~")) {
      longest = part.strip().length() > longest.length() ? part.strip() : longest;
    }
    return longest;
  }
}
