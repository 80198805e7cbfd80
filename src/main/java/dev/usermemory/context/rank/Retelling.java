package dev.usermemory.context.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds for each fact the sentence of its session's summary that tells the same in other words. Its
 * words then count for the fact, too: a question may use either.
 */
final class Retelling {

  /**
   * A sentence of a summary.
   *
   * @param norm the length of its vector of idf
   */
  private record Sentence(Map<Integer, Integer> terms, double norm) {}

  private final MemoryIndex index;

  Retelling(MemoryIndex index) {
    this.index = index;
  }

  /** The words of that sentence for each fact; none where nothing is shared. */
  List<Map<Integer, Integer>> closest(IndexBuilder built) {
    List<List<Sentence>> sentences =
        built.sentenceBags.stream()
            .map(bags -> bags.stream().map(this::sentence).toList())
            .toList();
    List<Map<Integer, Integer>> closest = new ArrayList<>();
    for (int fact = 0; fact < built.factBags.size(); fact++) {
      int session = built.sessionOfFact[fact];
      closest.add(
          session == MemoryIndex.NO_SESSION
              ? Map.of()
              : closest(built.factBags.get(fact), sentences.get(session)));
    }
    return closest;
  }

  private Sentence sentence(Map<Integer, Integer> terms) {
    double squares = 0;
    for (int term : terms.keySet()) {
      squares += weight(term);
    }
    return new Sentence(terms, Math.sqrt(squares));
  }

  private Map<Integer, Integer> closest(Map<Integer, Integer> fact, List<Sentence> sentences) {
    Map<Integer, Integer> closest = Map.of();
    double most = 0;
    for (Sentence sentence : sentences) {
      double likeness = likeness(fact, sentence);
      if (likeness > most) {
        most = likeness;
        closest = sentence.terms();
      }
    }
    return closest;
  }

  /** The cosine of both, by idf, times the fact's own norm, which is the same for all sentences. */
  private double likeness(Map<Integer, Integer> fact, Sentence sentence) {
    double shared = 0;
    for (int term : fact.keySet()) {
      shared += sentence.terms().containsKey(term) ? weight(term) : 0;
    }
    return shared == 0 ? 0 : shared / sentence.norm();
  }

  private double weight(int term) {
    double idf = index.idf(index.documentFrequency(term));
    return idf * idf;
  }
}
