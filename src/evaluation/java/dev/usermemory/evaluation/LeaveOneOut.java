package dev.usermemory.evaluation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prints what each constant is worth (F without it), and what constants reach that were fitted to
 * the other conversations only: coordinate ascent over a coarse grid, once per conversation left
 * out. The conversations are those of {@link Evaluation}.
 *
 * <p>System properties: {@code disturbance} is what happens to their questions, such as {@code
 * typos-30}; {@code constants} names those to try, with commas between them, instead of all.
 */
public final class LeaveOneOut {

  private static final Map<String, double[]> GRID = new LinkedHashMap<>();

  static {
    GRID.put("subject", new double[] {3, 4, 5, 6});
    GRID.put("summary", new double[] {0.2, 0.4, 0.6});
    GRID.put("sessionFacts", new double[] {0.2, 0.4, 0.6});
    GRID.put("retold", new double[] {0.2, 0.4, 0.6});
    GRID.put("related", new double[] {0.5, 0.7, 1});
    GRID.put("spelling", new double[] {0.6, 0.8, 0.9});
    GRID.put("window", new double[] {0.5, 0.7, 0.85});
    GRID.put("aside", new double[] {0.6, 0.8, 1});
    GRID.put("generic", new double[] {0.25, 0.5, 0.75});
    GRID.put("date", new double[] {5, 10, 20});
    GRID.put("factSaturation", new double[] {0.3, 0.6, 1});
    GRID.put("lengthNormalisation", new double[] {0.25, 0.5, 0.75});
    GRID.put("meaning", new double[] {1.5, 2, 2.5, 3});
    GRID.put("sessionMeaning", new double[] {0, 0.2, 0.3, 0.5});
    GRID.put("sessionDiscount", new double[] {0.4, 0.55, 0.7});
  }

  /** What takes a constant out of effect; 0 where nothing is said. */
  private static final Map<String, Double> OFF =
      Map.of("generic", 1.0, "aside", 1.0, "sessionDiscount", 1.0, "factSaturation", 0.01);

  private static final List<String> STEPS =
      List.of(
          "subject",
          "date",
          "summary",
          "sessionFacts",
          "retold",
          "related",
          "generic",
          "sessionDiscount");

  private final List<Corpus> corpora;
  private final List<Meanings> meanings;
  private final long nowMs = System.currentTimeMillis();
  private final Map<Constants, List<Scores>> known = new HashMap<>();

  private LeaveOneOut(List<Corpus> corpora) {
    this.corpora = corpora;
    meanings = corpora.stream().map(Meanings::of).toList();
  }

  public static void main(String[] args) {
    Disturbance disturbance = Disturbance.named(System.getProperty("disturbance", "clean"));
    var fit =
        new LeaveOneOut(Evaluation.corpora().stream().map(c -> c.asked(disturbance)).toList());
    String some = System.getProperty("constants", "");
    if (!some.isBlank()) {
      GRID.keySet().retainAll(List.of(some.split(",")));
    }
    System.out.println(Scores.header());
    System.out.println(sum(fit.scores(Constants.DEFAULT)).row("default"));
    if (some.isBlank()) {
      fit.printSteps();
    }
    fit.printWithout();
    if (fit.corpora.size() > 1) {
      fit.printFolds();
    }
  }

  /** From BM25 alone, one constant after the other. */
  private void printSteps() {
    Constants constants = Constants.DEFAULT;
    for (String name : STEPS) {
      constants = without(constants, name);
    }
    System.out.println(sum(scores(constants)).row("BM25"));
    for (String name : STEPS) {
      constants = constants.with(name, Constants.DEFAULT.get(name));
      System.out.println(sum(scores(constants)).row("+" + name));
    }
  }

  private static Constants without(Constants constants, String name) {
    return constants.with(name, OFF.getOrDefault(name, 0.0));
  }

  private void printWithout() {
    for (String name : GRID.keySet()) {
      Constants without = without(Constants.DEFAULT, name);
      System.out.println(sum(scores(without)).row("-" + name));
    }
  }

  private void printFolds() {
    Scores unseen = new Scores();
    for (int left = 0; left < corpora.size(); left++) {
      Constants fitted = fit(left);
      Scores scores = scores(fitted).get(left);
      System.out.println(scores.row("fit without " + corpora.get(left).name()));
      GRID.keySet().forEach(name -> System.out.print(" " + name + "=" + fitted.get(name)));
      System.out.println();
      unseen = unseen.plus(scores);
    }
    System.out.println(unseen.row("left out"));
  }

  /** The best constants for the conversations but one. */
  private Constants fit(int left) {
    Constants best = Constants.DEFAULT;
    for (int round = 0; round < 2; round++) {
      for (Map.Entry<String, double[]> entry : GRID.entrySet()) {
        for (double value : entry.getValue()) {
          Constants trial = best.with(entry.getKey(), value);
          best = trainingF(trial, left) > trainingF(best, left) ? trial : best;
        }
      }
    }
    return best;
  }

  private double trainingF(Constants constants, int left) {
    List<Scores> scores = scores(constants);
    return sum(IntStream.range(0, scores.size())
            .filter(i -> i != left)
            .mapToObj(scores::get)
            .toList())
        .meanF();
  }

  private List<Scores> scores(Constants constants) {
    return known.computeIfAbsent(
        constants, c -> IntStream.range(0, corpora.size()).mapToObj(i -> trial(i, c)).toList());
  }

  private Scores trial(int i, Constants constants) {
    Corpus corpus = corpora.get(i);
    return Scores.of(corpus, new TrialMemory(corpus, meanings.get(i), constants, nowMs));
  }

  private static Scores sum(List<Scores> scores) {
    return scores.stream().reduce(Scores::plus).orElseThrow();
  }
}
