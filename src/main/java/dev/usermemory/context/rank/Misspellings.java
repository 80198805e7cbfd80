package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.EnglishWords;
import dev.usermemory.context.text.Language;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question's words that a memory does not know as the nearest ones that it does: a word of
 * its own, or one that is related to such a word. A slip in a word that says nothing is read so,
 * too. What stands in a list of English words was meant as it is.
 */
final class Misspellings {

  /** Further unknown words of a question stay unknown, to bound the work. */
  static final int MOST_WORDS = 32;

  /** As many comparisons of two words for one question. */
  private static final int MOST_COMPARISONS = 20_000;

  private static final int MOST_SLIPS = 2;

  private static final Spelling LISTED = new Spelling(EnglishWords.all());
  private static final Spelling NONE = new Spelling(Set.of());

  private final MemoryIndex index;
  private final Spelling listed;
  private final Slips slips = new Slips(MOST_COMPARISONS);
  private final Map<String, String> meant = new HashMap<>();

  /**
   * @param language of the question
   */
  Misspellings(MemoryIndex index, Language language) {
    this.index = index;
    listed = language == Language.ENGLISH ? LISTED : NONE;
  }

  /**
   * The word that an unknown one is meant to be; the same when there is none.
   *
   * @param stem of the word
   * @param isKnown whether the memory knows a word itself or by a related one
   */
  String meant(String word, String stem, Predicate<String> isKnown) {
    String known = meant.get(word);
    if (known == null && meant.size() < MOST_WORDS) {
      known = EnglishWords.all().contains(word) ? word : nearest(word, stem, isKnown);
      meant.put(word, known);
    }
    return known == null ? word : known;
  }

  private String nearest(String word, String stem, Predicate<String> isKnown) {
    for (int distance = 1; distance <= MOST_SLIPS; distance++) {
      for (String form : List.of(word, stem)) {
        String nearest = nearest(form, distance, isKnown);
        if (nearest != null) {
          return nearest;
        }
      }
    }
    return word;
  }

  /** Of equally near words one that says nothing, then the most telling one. */
  private @Nullable String nearest(String form, int distance, Predicate<String> isKnown) {
    Stream<String> known =
        listed.within(distance, form, slips).stream()
            .filter(word -> English.isStopWord(word) || isKnown.test(word));
    return Stream.concat(known, index.spelling.within(distance, form, slips).stream())
        .max(Comparator.comparingDouble(this::preference).thenComparing(Comparator.reverseOrder()))
        .orElse(null);
  }

  private double preference(String word) {
    if (English.isStopWord(word)) {
      return Double.POSITIVE_INFINITY;
    }
    if (index.people.contains(word)) {
      return Double.MAX_VALUE;
    }
    Integer term = index.vocabulary.get(English.stem(word));
    return term == null ? 0 : index.idf(index.documentFrequency(term));
  }
}
