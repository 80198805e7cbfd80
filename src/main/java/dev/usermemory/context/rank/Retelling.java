package dev.usermemory.context.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds for each fact the sentence of its session's summary that tells the same in other words. Its
 * words then count for the fact, too: a question may use either.
 */
final class Retelling {

  private final MemoryIndex index;

  Retelling(MemoryIndex index) {
    this.index = index;
  }

  /** The words of that sentence for each fact; none where nothing is shared. */
  List<Map<Integer, Integer>> closest(IndexBuilder built) {
    List<Map<Integer, Integer>> closest = new ArrayList<>();
    for (int fact = 0; fact < built.factBags.size(); fact++) {
      int session = built.sessionOfFact[fact];
      closest.add(
          session == MemoryIndex.NO_SESSION
              ? Map.of()
              : closest(built.factBags.get(fact), built.sentenceBags.get(session)));
    }
    return closest;
  }

  private Map<Integer, Integer> closest(
      Map<Integer, Integer> fact, List<Map<Integer, Integer>> sentences) {
    Map<Integer, Integer> closest = Map.of();
    double most = 0;
    for (Map<Integer, Integer> sentence : sentences) {
      double likeness = likeness(fact, sentence);
      if (likeness > most) {
        most = likeness;
        closest = sentence;
      }
    }
    return closest;
  }

  /**
   * The cosine of both, by idf, times the fact's own length, which is the same for all sentences.
   */
  private double likeness(Map<Integer, Integer> fact, Map<Integer, Integer> sentence) {
    double shared = 0;
    double all = 0;
    for (int term : sentence.keySet()) {
      double idf = index.idf(index.documentFrequency(term));
      all += idf * idf;
      shared += fact.containsKey(term) ? idf * idf : 0;
    }
    return shared == 0 ? 0 : shared / Math.sqrt(all);
  }
}
