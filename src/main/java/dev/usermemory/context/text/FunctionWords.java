package dev.usermemory.context.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The stop words of each language: Lucene's, and the words of our own list that it lacks. */
final class FunctionWords {

  private static final Map<String, Set<String>> MORE = new HashMap<>();

  static {
    for (String line : Resource.lines("function-words.txt")) {
      int colon = line.indexOf(':');
      MORE.computeIfAbsent(line.substring(0, colon), code -> new HashSet<>())
          .addAll(Resource.words(line.substring(colon + 1)));
    }
  }

  private FunctionWords() {}

  /**
   * As words of a text are written after folding.
   *
   * @param known by Lucene
   */
  static Set<String> of(String code, Set<?> known) {
    Set<String> words = new HashSet<>(MORE.getOrDefault(code, Set.of()));
    for (Object word : known) {
      words.add(new String((char[]) word));
    }
    Set<String> folded = new HashSet<>();
    words.forEach(word -> folded.add(Folding.of(word)));
    return Set.copyOf(folded);
  }
}
