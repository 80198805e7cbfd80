package dev.usermemory.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The mean F, S and C of many questions at each budget. */
final class Scores {

  static final List<Integer> BUDGETS = List.of(128, 256, 512, 1024, 2048);

  private final double[] evidence = new double[BUDGETS.size()];
  private final double[] sessions = new double[BUDGETS.size()];
  private final double[] covered = new double[BUDGETS.size()];
  private int questions;

  /** Asks every question at every budget. */
  static Scores of(Corpus corpus, Memory memory) {
    var scores = new Scores();
    for (Corpus.Question question : corpus.questions()) {
      for (int i = 0; i < BUDGETS.size(); i++) {
        scores.add(i, question, memory.ask(question.text(), BUDGETS.get(i)));
      }
      scores.questions++;
    }
    return scores;
  }

  private void add(int budget, Corpus.Question question, Memory.Answer answer) {
    double found = share(question.evidence(), answer.evidence());
    evidence[budget] += found;
    sessions[budget] += share(question.sessions(), answer.sessions());
    covered[budget] += found == 1 ? 1 : 0;
  }

  private static double share(Set<String> wanted, Set<String> found) {
    var both = new HashSet<>(wanted);
    both.retainAll(found);
    return (double) both.size() / wanted.size();
  }

  /** Of all questions of both. */
  Scores plus(Scores other) {
    var sum = new Scores();
    for (int i = 0; i < BUDGETS.size(); i++) {
      sum.evidence[i] = evidence[i] + other.evidence[i];
      sum.sessions[i] = sessions[i] + other.sessions[i];
      sum.covered[i] = covered[i] + other.covered[i];
    }
    sum.questions = questions + other.questions;
    return sum;
  }

  int questions() {
    return questions;
  }

  /** The mean over the budgets, 0 to 100. */
  double meanF() {
    return IntStream.range(0, BUDGETS.size())
        .mapToDouble(i -> percent(evidence[i]))
        .average()
        .orElseThrow();
  }

  /** F at one budget, 0 to 100. */
  double f(int budget) {
    return percent(evidence[BUDGETS.indexOf(budget)]);
  }

  String row(String name) {
    return "%-24s %5.1f |%s |%s |%s"
        .formatted(name, meanF(), columns(evidence), columns(sessions), columns(covered));
  }

  static String header() {
    String budgets =
        BUDGETS.stream().map(b -> String.format(" %5d", b)).collect(Collectors.joining());
    return "%-24s %5s |%s |%s |%s%n%-24s %5s |%-30s |%-30s |%s"
        .formatted("tokens", "mean", budgets, budgets, budgets, "", "F", " F", " S", " C");
  }

  private String columns(double[] sums) {
    return IntStream.range(0, sums.length)
        .mapToObj(i -> " %5.1f".formatted(percent(sums[i])))
        .collect(Collectors.joining());
  }

  private double percent(double sum) {
    return 100 * sum / questions;
  }
}
