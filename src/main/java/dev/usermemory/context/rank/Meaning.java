package dev.usermemory.context.rank;

import dev.usermemory.memory.fact.Fact;
import java.util.Arrays;

/**
 * What facts gain by being near to the question in meaning: how far each stands out from all of the
 * person's facts. A fact of which that is not known gains nothing and loses nothing. An episode
 * gains what the nearest fact of its session does, so that it keeps its place beside the facts.
 */
final class Meaning {

  /**
   * Of one standard deviation. Well-formed questions gain the same from 2 to 6; of misspelt ones,
   * which models read badly, 3 and more lose against words alone.
   */
  private static final double WEIGHT = 2;

  /** Cosines of a small or uniform memory differ by chance, and must not count as much. */
  private static final double LEAST_DEVIATION = 0.06;

  private static final double[] NOTHING = {};

  private final MemoryIndex index;
  private final double[] facts; // none when nothing is known
  private final double[] sessions;

  /** Only current facts are compared. */
  Meaning(MemoryIndex index, Likeness likeness, long nowMs) {
    this.index = index;
    boolean unknown = likeness.cosines().isEmpty();
    facts = unknown ? NOTHING : gains(cosines(index, likeness, nowMs));
    sessions = unknown ? NOTHING : best(index, facts);
  }

  /** Not a number where there is none. */
  private static double[] cosines(MemoryIndex index, Likeness likeness, long nowMs) {
    double[] cosines = new double[index.facts.size()];
    for (int i = 0; i < cosines.length; i++) {
      Fact fact = index.facts.get(i);
      Double cosine = fact.isCurrent(nowMs) ? likeness.cosines().get(fact.factId()) : null;
      cosines[i] = cosine == null ? Double.NaN : cosine;
    }
    return cosines;
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

  private static double[] best(MemoryIndex index, double[] gains) {
    double[] best = new double[index.sessions()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < gains.length; i++) {
      int session = index.sessionOfFact[i];
      if (session != MemoryIndex.NO_SESSION) {
        best[session] = Math.max(best[session], gains[i]);
      }
    }
    return best;
  }

  double fact(int fact) {
    return facts.length == 0 ? 0 : facts[fact];
  }

  /** 0 when nothing else is known of its session. */
  double episode(int episode) {
    if (sessions.length == 0) {
      return 0;
    }
    double best = sessions[index.sessionOfEpisode[episode]];
    return best == Double.NEGATIVE_INFINITY ? 0 : best;
  }
}
