package dev.usermemory.evaluation;

import java.util.List;

/**
 * Prints F of the conversations of {@link Evaluation} when their questions are asked as people type
 * them: once as they are, and once for each {@link Disturbance}. The same questions are disturbed
 * in the same way in every run.
 */
public final class Robustness {

  private Robustness() {}

  public static void main(String[] args) {
    List<Corpus> corpora = Evaluation.corpora();
    List<Memory> memories = corpora.stream().map(Evaluation.memories()).toList();
    System.out.println(Scores.header());
    for (Disturbance disturbance : Disturbance.values()) {
      System.out.println(scores(corpora, memories, disturbance).row(disturbance.toString()));
    }
  }

  private static Scores scores(
      List<Corpus> corpora, List<Memory> memories, Disturbance disturbance) {
    var all = new Scores();
    for (int i = 0; i < corpora.size(); i++) {
      all = all.plus(Scores.of(corpora.get(i).asked(disturbance), memories.get(i)));
    }
    return all;
  }
}
