package dev.usermemory.context.rank;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the terms that share many runs of letters with a word: its compounds, its derivations and
 * the forms that a stemmer leaves apart. For languages other than English, where it costs more than
 * it gains.
 */
final class Grams {

  private static final int LENGTH = 3;

  /** A word with fewer runs is a part of many others. */
  private static final int LEAST_RUNS = 2;

  /** The least share of the runs of the shorter word. */
  private static final double LEAST_SHARE = 0.6;

  private static final int[] NONE = {};

  private final Map<Long, int[]> terms = new HashMap<>();

  /** How many runs each term has. */
  private final int[] sizes;

  /**
   * @param foreign the ids of terms of texts in other languages than English
   */
  Grams(Map<String, Integer> vocabulary, BitSet foreign) {
    sizes = new int[vocabulary.size()];
    Map<Long, List<Integer>> found = new HashMap<>();
    vocabulary.forEach((term, id) -> {
      Set<Long> runs = foreign.get(id) ? runs(term) : Set.of();
      if (runs.size() >= LEAST_RUNS) {
        sizes[id] = runs.size();
        runs.forEach(run -> found.computeIfAbsent(run, any -> new ArrayList<>()).add(id));
      }
    });
    found.forEach((run, ids) -> terms.put(run, ids.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** The ids of those terms and how alike each is, above 0 and at most 1. */
  Map<Integer, Double> near(String word) {
    if (terms.isEmpty()) {
      return Map.of();
    }
    Set<Long> runs = runs(word);
    if (runs.size() < LEAST_RUNS) {
      return Map.of();
    }
    Map<Integer, Integer> shared = new HashMap<>();
    for (long run : runs) {
      for (int id : terms.getOrDefault(run, NONE)) {
        shared.merge(id, 1, Integer::sum);
      }
    }
    Map<Integer, Double> near = new HashMap<>();
    shared.forEach((id, count) -> {
      double share = (double) count / Math.min(runs.size(), sizes[id]);
      if (share >= LEAST_SHARE) {
        near.put(id, share);
      }
    });
    return near;
  }

  private static Set<Long> runs(String word) {
    Set<Long> runs = new HashSet<>();
    for (int i = 0; i + LENGTH <= word.length(); i++) {
      long run = 0;
      for (int k = i; k < i + LENGTH; k++) {
        run = run << 16 | word.charAt(k);
      }
      runs.add(run);
    }
    return runs;
  }

  long bytes() {
    return terms.values().stream().mapToLong(ids -> 80 + 4L * ids.length).sum();
  }
}
