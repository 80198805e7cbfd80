package dev.usermemory.context.rank;

import java.util.Arrays;

/**
 * How near the current facts of an index are to a question in meaning, as far as that is known.
 * Cosines mean something else with every model and every person; what is told here does not.
 */
final class Cosines {

  /** Cosines of a small or uniform memory differ by chance, and must not count as much. */
  private static final double LEAST_DEVIATION = 0.06;

  private static final double[] NOTHING = {};

  /** By position, not a number where it isn't known; empty when none is, as without embeddings. */
  private final double[] cosines;

  private int known;
  private double sum;
  private final double unit;

  Cosines(MemoryIndex index, Likeness likeness, long nowMs) {
    boolean unknown = likeness.cosines().isEmpty();
    cosines = unknown ? NOTHING : new double[index.facts.size()];
    read(index, likeness, nowMs);
    unit = Math.max(deviation(), LEAST_DEVIATION);
  }

  private void read(MemoryIndex index, Likeness likeness, long nowMs) {
    Arrays.fill(cosines, Double.NaN);
    for (int i = 0; i < cosines.length; i++) {
      Double cosine =
          index.times.isCurrent(i, nowMs)
              ? likeness.cosines().get(index.facts.get(i).factId())
              : null;
      if (cosine != null) {
        cosines[i] = cosine;
        known++;
        sum += cosine;
      }
    }
  }

  private double deviation() {
    double squares = 0;
    for (double cosine : cosines) {
      if (!Double.isNaN(cosine)) {
        squares += (cosine - sum / known) * (cosine - sum / known);
      }
    }
    return known == 0 ? 0 : Math.sqrt(squares / known);
  }

  boolean isEmpty() {
    return cosines.length == 0;
  }

  boolean isKnown(int fact) {
    return !isEmpty() && !Double.isNaN(cosines[fact]);
  }

  /** How many standard deviations nearer than the mean a fact is; 0 when not known. */
  double deviations(int fact) {
    return isKnown(fact) ? (cosines[fact] - sum / known) / unit : 0;
  }

  /**
   * How much of the question a fact means, from 0 to 1: the square of how far it is from where the
   * person's other facts are on the mean (0) to the very same (1). A cosine's square is the share
   * of the one that the other explains. 0 when not known.
   */
  double share(int fact) {
    if (!isKnown(fact)) {
      return 0;
    }
    double cosine = cosines[fact];
    double others = known == 1 ? 0 : (sum - cosine) / (known - 1);
    double way = cosine > others ? (cosine - others) / (1 - others) : 0;
    return Math.min(1, way * way);
  }
}
