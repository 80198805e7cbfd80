package dev.usermemory.context.rank;

import dev.usermemory.context.text.WordFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms that share a root but for their endings, by root. */
final class WordFamilies {

  private static final int[] NONE = {};

  private final Map<String, int[]> families;

  WordFamilies(Map<String, Integer> vocabulary) {
    Map<String, List<Integer>> byRoot = new HashMap<>();
    vocabulary.forEach((term, id) ->
        byRoot.computeIfAbsent(WordFamily.root(term), r -> new ArrayList<>()).add(id));
    Map<String, int[]> found = new HashMap<>();
    byRoot.forEach((root, ids) -> {
      if (ids.size() > 1 || !vocabulary.containsKey(root)) {
        found.put(root, ids.stream().mapToInt(Integer::intValue).sorted().toArray());
      }
    });
    families = Map.copyOf(found);
  }

  /** The terms of a stem's word family. */
  int[] of(String stem) {
    return families.getOrDefault(WordFamily.root(stem), NONE);
  }

  long bytes() {
    return families.keySet().stream().mapToLong(root -> 120 + root.length()).sum();
  }
}
