package dev.usermemory.context.rank;

import java.util.ArrayList;
import java.util.HashMap;
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
  private record Sentence(Bag terms, double norm) {}

  /** More sentences of one session are not compared with its facts, to bound the work. */
  private static final int MAX_SENTENCES = 64;

  /** The square of the idf of each term. */
  private final double[] weights;

  Retelling(MemoryIndex index) {
    weights = new double[index.vocabulary.size()];
    for (int term = 0; term < weights.length; term++) {
      double idf = index.idf(index.documentFrequency(term));
      weights[term] = idf * idf;
    }
  }

  /** The words of that sentence for each fact; none where nothing is shared. */
  List<Bag> closest(IndexBuilder built) {
    Map<Integer, List<Sentence>> sentences = new HashMap<>();
    List<Bag> closest = new ArrayList<>();
    for (int fact = 0; fact < built.factBags.size(); fact++) {
      int session = built.sessionOfFact[fact];
      closest.add(
          session == MemoryIndex.NO_SESSION
              ? Bag.EMPTY
              : closest(
                  built.factBags.get(fact),
                  sentences.computeIfAbsent(
                      session, any -> sentences(built.sentenceBags.get(any)))));
    }
    return closest;
  }

  private List<Sentence> sentences(List<Bag> bags) {
    return bags.stream().limit(MAX_SENTENCES).map(this::sentence).toList();
  }

  private Sentence sentence(Bag terms) {
    double squares = 0;
    for (int term : terms.terms()) {
      squares += weights[term];
    }
    return new Sentence(terms, Math.sqrt(squares));
  }

  private Bag closest(Bag fact, List<Sentence> sentences) {
    Bag closest = Bag.EMPTY;
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
  private double likeness(Bag fact, Sentence sentence) {
    double shared = 0;
    for (int term : fact.terms()) {
      shared += sentence.terms().contains(term) ? weights[term] : 0;
    }
    return shared == 0 ? 0 : shared / sentence.norm();
  }
}
