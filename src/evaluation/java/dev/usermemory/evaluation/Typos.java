package dev.usermemory.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Slips of the fingers: letters swapped, dropped, doubled or hit beside. */
final class Typos {

  /** In shorter words nobody slips. */
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z]{4,}");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private Typos() {}

  /**
   * The text with one slip each, at any letter, in some of its longer words.
   *
   * @param share of all its words, 0 to 1; at least one
   */
  static String in(String text, double share, Random random) {
    long words = SPACE.splitAsStream(text).count();
    long slips = Math.max(1, Math.round(share * words));
    List<MatchResult> hit = new ArrayList<>(LONG_WORD.matcher(text).results().toList());
    Collections.shuffle(hit, random);
    Set<Integer> starts =
        hit.stream().limit(slips).map(MatchResult::start).collect(Collectors.toSet());
    return LONG_WORD
        .matcher(text)
        .replaceAll(m -> starts.contains(m.start()) ? slip(m.group(), random) : m.group());
  }

  private static String slip(String word, Random random) {
    int at = random.nextInt(word.length());
    int last = Math.min(at, word.length() - 2);
    return switch (random.nextInt(4)) {
      case 0 -> spliced(word, last, 2, "" + word.charAt(last + 1) + word.charAt(last));
      case 1 -> spliced(word, at, 1, "");
      case 2 -> spliced(word, at, 0, word.substring(at, at + 1));
      default -> spliced(word, at, 1, String.valueOf(beside(word.charAt(at), random)));
    };
  }

  private static String spliced(String word, int at, int length, String instead) {
    return word.substring(0, at) + instead + word.substring(at + length);
  }

  private static char beside(char letter, Random random) {
    char lower = Character.toLowerCase(letter);
    for (String row : ROWS) {
      int at = row.indexOf(lower);
      if (at >= 0) {
        int side = at == 0 || at < row.length() - 1 && random.nextBoolean() ? 1 : -1;
        char hit = row.charAt(at + side);
        return lower == letter ? hit : Character.toUpperCase(hit);
      }
    }
    throw new IllegalArgumentException("No letter of the keyboard");
  }
}
