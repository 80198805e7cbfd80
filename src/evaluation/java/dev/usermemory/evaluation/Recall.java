package dev.usermemory.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The field's recall at a rank, whatever the tokens: the share of a question's evidence that the
 * first so many facts are (turn recall, where a fact is a turn), and the share of its sessions
 * among the first so many sessions, each taken at its best fact.
 */
final class Recall {

  private static final List<Integer> RANKS = List.of(5, 10);

  /** Room for far more than ten facts of ten sessions. */
  private static final int TOKENS = 4_096;

  private final double[] turns = new double[RANKS.size()];
  private final double[] sessions = new double[RANKS.size()];
  private int questions;

  /** Asks every question once. */
  static Recall of(Corpus corpus, Memory memory) {
    var recall = new Recall();
    for (Corpus.Question question : corpus.questions()) {
      recall.add(question, memory.ask(question.text(), TOKENS));
    }
    return recall;
  }

  private void add(Corpus.Question question, Memory.Answer answer) {
    questions++;
    for (int i = 0; i < RANKS.size(); i++) {
      int rank = RANKS.get(i);
      var first = new Memory.Answer(answer.hits().stream().limit(rank).toList());
      Set<String> from = answer.sessions().stream().limit(rank).collect(Collectors.toSet());
      turns[i] += share(question.evidence(), first.evidence());
      sessions[i] += share(question.sessions(), from);
    }
  }

  private static double share(Set<String> wanted, Set<String> found) {
    var both = new HashSet<>(wanted);
    both.retainAll(found);
    return (double) both.size() / wanted.size();
  }

  /** Of all questions of both. */
  Recall plus(Recall other) {
    var sum = new Recall();
    sum.questions = questions + other.questions;
    for (int i = 0; i < RANKS.size(); i++) {
      sum.turns[i] = turns[i] + other.turns[i];
      sum.sessions[i] = sessions[i] + other.sessions[i];
    }
    return sum;
  }

  /**
   * Of turns, 0 to 100.
   *
   * @param rank 5 or 10
   */
  double turns(int rank) {
    return percent(turns[RANKS.indexOf(rank)]);
  }

  /** Of sessions, 0 to 100. */
  double sessions(int rank) {
    return percent(sessions[RANKS.indexOf(rank)]);
  }

  String columns() {
    return " | %5.1f %5.1f | %5.1f %5.1f".formatted(turns(5), turns(10), sessions(5), sessions(10));
  }

  /** Turns and sessions; continues that of {@link Scores}. */
  static String header() {
    return "%28s |  t@5  t@10 |  s@5  s@10".formatted("");
  }

  private double percent(double sum) {
    return 100 * sum / questions;
  }
}
