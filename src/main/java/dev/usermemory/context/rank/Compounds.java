package dev.usermemory.context.rank;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the long words that begin or end with another word: {@code knieverletzung} by {@code knie}.
 * Many languages write compounds as one word. Only for a word that a memory does not know
 * otherwise, because many a word begins like one that it has nothing to do with.
 */
final class Compounds {

  /** Shorter words begin or end too many others. */
  private static final int LEAST_PART = 4;

  /** More than these are no compounds of one word, but a common beginning. */
  private static final int MOST = 16;

  private final String[] terms;
  private final String[] reversed;

  Compounds(Collection<String> vocabulary) {
    terms = vocabulary.stream().filter(Compounds::isLong).sorted().toArray(String[]::new);
    reversed = Arrays.stream(terms).map(Compounds::reverse).sorted().toArray(String[]::new);
  }

  private static boolean isLong(String term) {
    return term.length() >= 2 * LEAST_PART && term.chars().allMatch(Character::isLetter);
  }

  /** The ids of at most a few terms whose one part is this stem and whose other is as long. */
  Set<Integer> of(String stem, Map<String, Integer> vocabulary) {
    Set<Integer> found = new LinkedHashSet<>();
    if (stem.length() >= LEAST_PART) {
      for (int i = first(terms, stem); isAt(terms, i, stem) && found.size() < MOST; i++) {
        add(found, stem, terms[i], vocabulary);
      }
      String end = reverse(stem);
      for (int i = first(reversed, end); isAt(reversed, i, end) && found.size() < MOST; i++) {
        add(found, stem, reverse(reversed[i]), vocabulary);
      }
    }
    return found;
  }

  long bytes() {
    return 100 + Arrays.stream(terms).mapToLong(term -> 70 + term.length()).sum();
  }

  private static void add(
      Set<Integer> found, String stem, String term, Map<String, Integer> vocabulary) {
    Integer id = vocabulary.get(term);
    if (id != null && term.length() >= stem.length() + LEAST_PART) {
      found.add(id);
    }
  }

  private static int first(String[] sorted, String start) {
    int at = Arrays.binarySearch(sorted, start);
    return at < 0 ? -at - 1 : at;
  }

  private static boolean isAt(String[] sorted, int i, String start) {
    return i < sorted.length && sorted[i].startsWith(start);
  }

  private static String reverse(String term) {
    return new StringBuilder(term).reverse().toString();
  }
}
