package dev.usermemory.context.rank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the words that a misspelt one may stand for: those of a memory at a distance of one slip (a
 * letter too many, too few, another, or two swapped), or of two for a long word. Only words of
 * plain Latin letters; other scripts are not typed letter by letter.
 *
 * <p>Words lie by length, as bytes beside the set of their letters. A slip changes at most two
 * letters of that set, so that nearly all words are ruled out by comparing two numbers.
 */
final class Spelling {

  /** Shorter words are near too many others. */
  private static final int LEAST_LENGTH = 4;

  /** From this many letters on two slips still tell a word. */
  private static final int LONG = 8;

  /** Longer runs of letters are no words. */
  private static final int MOST_LENGTH = 32;

  /**
   * All words of one length.
   *
   * @param letters one word after the other, in their order
   * @param sets of the letters of each, a bit per letter
   */
  private record SameLength(int length, byte[] letters, int[] sets) {

    static SameLength of(int length, List<String> some) {
      List<String> words = some.stream().sorted().distinct().toList();
      var letters = String.join("", words).getBytes(StandardCharsets.ISO_8859_1);
      return new SameLength(
          length, letters, words.stream().mapToInt(Spelling::letterSet).toArray());
    }

    String word(int i) {
      return new String(letters, i * length, length, StandardCharsets.ISO_8859_1);
    }
  }

  private final List<SameLength> byLength;

  Spelling(Collection<String> words) {
    Map<Integer, List<String>> usable =
        words.stream().filter(Spelling::isUsable).collect(Collectors.groupingBy(String::length));
    byLength =
        IntStream.rangeClosed(0, MOST_LENGTH)
            .mapToObj(n -> SameLength.of(n, usable.getOrDefault(n, List.of())))
            .toList();
  }

  private static boolean isUsable(String word) {
    return word.length() >= LEAST_LENGTH
        && word.length() <= MOST_LENGTH
        && hasPlainLettersOnly(word);
  }

  private static boolean hasPlainLettersOnly(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static int letterSet(String word) {
    int set = 0;
    for (int i = 0; i < word.length(); i++) {
      set |= 1 << word.charAt(i) - 'a';
    }
    return set;
  }

  /** The words at this distance from another or nearer; none when it is too short to tell. */
  List<String> within(int distance, String word, Slips slips) {
    var found = new ArrayList<String>();
    if (!isUsable(word) || distance > 1 && word.length() < LONG) {
      return found;
    }
    byte[] letters = word.getBytes(StandardCharsets.ISO_8859_1);
    int set = letterSet(word);
    int longest = Math.min(MOST_LENGTH, word.length() + distance);
    for (int length = word.length() - distance; length <= longest; length++) {
      SameLength words = byLength.get(length);
      for (int i = 0; i < words.sets.length; i++) {
        if (Integer.bitCount(set ^ words.sets[i]) <= 2 * distance
            && slips.atMost(distance, letters, words.letters, i * length, length)) {
          found.add(words.word(i));
        }
      }
    }
    return found;
  }

  long bytes() {
    return byLength.stream().mapToLong(w -> 80 + w.letters.length + 4L * w.sets.length).sum();
  }
}
