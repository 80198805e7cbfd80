package dev.usermemory.context.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a text denies something or says that it is over, in any of the more common languages. It
 * takes a word list for the truth: what it decides may order facts, never leave one out.
 */
public final class Negation {

  private static final int MAX_LENGTH = 2_000;

  private static final Set<String> WORDS = new HashSet<>();
  private static final Set<String> PARTS = new HashSet<>();

  static {
    List<String> lines = Resource.lines("negations.txt");
    lines.stream()
        .filter(line -> !line.startsWith("*"))
        .forEach(line -> WORDS.addAll(Resource.words(line)));
    lines.stream()
        .filter(line -> line.startsWith("*"))
        .forEach(line -> PARTS.addAll(Resource.words(line.substring(1))));
  }

  private Negation() {}

  public static boolean isIn(String text) {
    String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    String lower = bounded.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return lower.contains("n't") || hasWord(lower) || isUnspaced(lower) && hasPart(lower);
  }

  private static boolean hasWord(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isWordPart(text.charAt(i))) {
        if (i > start && WORDS.contains(text.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /** In scripts without spaces, and in Korean, a negation is a part of what looks like a word. */
  private static boolean isUnspaced(String text) {
    return text.chars().anyMatch(c -> c >= 0xE00);
  }

  private static boolean hasPart(String text) {
    return PARTS.stream().anyMatch(text::contains);
  }
}
