package dev.usermemory.context.rank;

import dev.usermemory.context.text.Dictionary;
import dev.usermemory.context.text.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The terms of a memory by the English word that they stand for, in whatever language they are. A
 * memory in English needs none of it.
 */
final class Concepts {

  private static final int[] NONE = {};

  private final Map<String, Integer> vocabulary;
  private final Set<Language> languages;
  private final Map<String, int[]> foreign = new HashMap<>();

  /**
   * @param languages of the texts that hold the vocabulary
   */
  Concepts(Map<String, Integer> vocabulary, Set<Language> languages) {
    this.vocabulary = vocabulary;
    this.languages = languages;
    Map<String, Set<Integer>> found = new HashMap<>();
    for (Language language : languages) {
      if (language != Language.ENGLISH) {
        vocabulary.forEach((term, id) ->
            Dictionary.english(language, term)
                .forEach(
                    english -> found.computeIfAbsent(english, any -> new TreeSet<>()).add(id)));
      }
    }
    found.forEach(
        (english, ids) -> foreign.put(english, ids.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** The English stems of a word that may have terms in another language, or is in one itself. */
  Collection<String> english(Language language, List<String> stems) {
    if (language == Language.ENGLISH) {
      return foreign.isEmpty() ? List.of() : stems;
    }
    Set<String> english = new LinkedHashSet<>();
    stems.forEach(stem -> english.addAll(Dictionary.english(language, stem)));
    return english;
  }

  /** The ids of the terms that stand for an English stem. */
  int[] terms(String english) {
    int[] terms = foreign.getOrDefault(english, NONE);
    Integer own = languages.contains(Language.ENGLISH) ? vocabulary.get(english) : null;
    return own == null ? terms : IntStream.concat(IntStream.of(own), IntStream.of(terms)).toArray();
  }

  long bytes() {
    return foreign.values().stream().mapToLong(ids -> 120 + 4L * ids.length).sum();
  }
}
