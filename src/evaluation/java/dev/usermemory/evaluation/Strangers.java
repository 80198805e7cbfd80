package dev.usermemory.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints how many tokens a context takes for the questions of {@link Evaluation} when each is asked
 * to the memory that it is about, and to another one, which has no answer.
 */
public final class Strangers {

  private Strangers() {}

  public static void main(String[] args) {
    List<Corpus> corpora = Evaluation.corpora();
    List<Memory> memories = corpora.stream().map(Evaluation.memories()).toList();
    System.out.printf("%-24s%s%n", "tokens", columns(Scores.BUDGETS));
    System.out.printf("%-24s%s%n", "own questions", columns(tokens(corpora, memories, 0)));
    System.out.printf("%-24s%s%n", "another's questions", columns(tokens(corpora, memories, 1)));
  }

  /** The mean at each budget, of questions to the memory so many places on. */
  private static List<Integer> tokens(List<Corpus> corpora, List<Memory> memories, int places) {
    return Scores.BUDGETS.stream().map(budget -> mean(corpora, memories, places, budget)).toList();
  }

  private static int mean(List<Corpus> corpora, List<Memory> memories, int places, int budget) {
    long tokens = 0;
    int questions = 0;
    for (int i = 0; i < corpora.size(); i++) {
      Memory memory = memories.get((i + places) % memories.size());
      for (Corpus.Question question : corpora.get(i).questions()) {
        tokens += memory.ask(question.text(), budget).tokens();
        questions++;
      }
    }
    return Math.round((float) tokens / questions);
  }

  private static String columns(List<Integer> figures) {
    return figures.stream().map(" %5d"::formatted).collect(Collectors.joining());
  }
}
