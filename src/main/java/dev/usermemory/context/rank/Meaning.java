package dev.usermemory.context.rank;

import dev.usermemory.memory.fact.Fact;
import java.util.Arrays;
import java.util.List;

/**
 * What facts gain by being near to the question in meaning: how far each stands out from all of the
 * person's facts. A fact of which that is not known gains nothing and loses nothing.
 */
final class Meaning {

  /** Of one standard deviation; flat from 2 to 6. */
  private static final double WEIGHT = 3;

  /** Cosines of a small or uniform memory differ by chance, and must not count as much. */
  private static final double LEAST_DEVIATION = 0.06;

  private final double[] gains;

  /**
   * @param facts in the order of the index; only current ones are compared
   */
  Meaning(List<Fact> facts, Likeness likeness, long nowMs) {
    double[] cosines = new double[facts.size()];
    for (int i = 0; i < cosines.length; i++) {
      Fact fact = facts.get(i);
      Double cosine = fact.isCurrent(nowMs) ? likeness.cosines().get(fact.factId()) : null;
      cosines[i] = cosine == null ? Double.NaN : cosine;
    }
    gains = likeness.cosines().isEmpty() ? new double[cosines.length] : gains(cosines);
  }

  private static double[] gains(double[] cosines) {
    double[] known = Arrays.stream(cosines).filter(cosine -> !Double.isNaN(cosine)).toArray();
    double mean = Arrays.stream(known).average().orElse(0);
    double variance =
        Arrays.stream(known).map(cosine -> (cosine - mean) * (cosine - mean)).average().orElse(0);
    double unit = WEIGHT / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
    return Arrays.stream(cosines)
        .map(cosine -> Double.isNaN(cosine) ? 0 : unit * (cosine - mean))
        .toArray();
  }

  double of(int fact) {
    return gains[fact];
  }
}
