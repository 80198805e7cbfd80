package dev.usermemory.context.pack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a statement, to see whether another one already says it. Two statements with the
 * same words in the same order, but for case, punctuation, plural endings and words such as "the",
 * are the same. A statement is also said by a longer one that begins with the same word and has all
 * its words in order, as long as they are most of it and it adds no negation or number: "prefers
 * short answers" by "the user prefers short answers now", but not "likes tea" by "her sister likes
 * tea".
 */
public final class Wording {

  /** The share of the longer statement's words that the shorter one must have. */
  private static final double MOST = 0.75;

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a", "an", "the", "user", "users", "s", "is", "are", "was", "were", "be", "am", "has",
          "have", "had", "that", "this", "in", "on", "at", "of", "to", "for", "with", "and", "very",
          "really", "also", "just", "their", "his", "her", "its", "my", "they", "he", "she", "i",
          "it");

  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "none", "without", "stopped", "don", "doesn", "didn", "isn", "aren",
          "wasn", "won", "can", "cannot", "nor", "except", "unless", "hardly", "rarely", "former");

  private final int[] words;
  private final boolean[] weighty;
  private final long signature;

  private Wording(int[] words, boolean[] weighty, long signature) {
    this.words = words;
    this.weighty = weighty;
    this.signature = signature;
  }

  /** Reads up to 200 words; longer statements say nothing but themselves. */
  public static Wording of(String text) {
    int[] words = new int[16];
    boolean[] weighty = new boolean[16];
    long signature = 0;
    int n = 0;
    for (int i = 0; i < text.length() && n <= 200; ) {
      int start = i;
      while (i < text.length() && isWordPart(text.charAt(i))) {
        i++;
      }
      String word = text.substring(start, i).toLowerCase(Locale.ROOT);
      i += i == start ? 1 : 0;
      if (!word.isEmpty() && !EMPTY_WORDS.contains(word)) {
        if (n == words.length) {
          words = Arrays.copyOf(words, 2 * n);
          weighty = Arrays.copyOf(weighty, 2 * n);
        }
        weighty[n] = NEGATIONS.contains(word) || Character.isDigit(word.charAt(0));
        words[n] = singular(word).hashCode();
        signature |= 1L << (words[n] * 0x9E3779B9 >>> 26);
        n++;
      }
    }
    return new Wording(Arrays.copyOf(words, n), Arrays.copyOf(weighty, n), signature);
  }

  /** Whether this statement says what the other one says. */
  public boolean says(Wording other) {
    int n = other.words.length;
    if ((other.signature & ~signature) != 0 || n == 0 || n > words.length || n > 200) {
      return false;
    }
    if (n < MOST * words.length || words[0] != other.words[0]) {
      return false;
    }
    int matched = 0;
    for (int i = 0; i < words.length; i++) {
      if (matched < n && words[i] == other.words[matched]) {
        matched++;
      } else if (weighty[i]) {
        return false;
      }
    }
    return matched == n;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static String singular(String word) {
    int n = word.length();
    return n > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, n - 1) : word;
  }
}
