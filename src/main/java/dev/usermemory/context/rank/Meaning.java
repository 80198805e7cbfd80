package dev.usermemory.context.rank;

import java.util.function.IntToDoubleFunction;

/**
 * What facts gain by being near to the question in meaning: those that stand out from the person's
 * other facts, and a little those of a session in which one does. A fact of which that is not known
 * gains nothing and loses nothing. An episode gains what the nearest fact of its session does, so
 * that it keeps its place beside the facts.
 */
final class Meaning {

  /** Whatever is asked, five facts in six are less than one standard deviation above the mean. */
  private static final double USUAL = 1;

  private static final double[] NOTHING = {};

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final Cosines cosines;
  private final double[] sessionGains;
  private final double[] sessionShares;

  /** Only current facts are compared. */
  Meaning(MemoryIndex index, RankingWeights weights, Likeness likeness, long nowMs) {
    this.index = index;
    this.weights = weights;
    cosines = new Cosines(index, likeness, nowMs);
    sessionGains = best(this::own);
    sessionShares = best(cosines::share);
  }

  private double own(int fact) {
    return weights.meaning() * Math.max(0, cosines.deviations(fact) - USUAL);
  }

  /** The highest of each session's facts; of none when no cosine is known. */
  private double[] best(IntToDoubleFunction ofFact) {
    if (cosines.isEmpty()) {
      return NOTHING;
    }
    double[] best = new double[index.sessions()];
    for (int i = 0; i < index.facts.size(); i++) {
      int session = index.sessionOfFact[i];
      if (session != MemoryIndex.NO_SESSION) {
        best[session] = Math.max(best[session], ofFact.applyAsDouble(i));
      }
    }
    return best;
  }

  /** A fact without a session is smoothed by itself. */
  double fact(int fact) {
    if (!cosines.isKnown(fact)) {
      return 0;
    }
    int session = index.sessionOfFact[fact];
    double near = session == MemoryIndex.NO_SESSION ? own(fact) : sessionGains[session];
    return own(fact) + weights.sessionMeaning() * near;
  }

  double episode(int episode) {
    return (1 + weights.sessionMeaning()) * ofSession(sessionGains, episode);
  }

  /** How much of the question a fact means, from 0 to 1; 0 when not known. */
  double factShare(int fact) {
    return cosines.share(fact);
  }

  /** That of the nearest fact of its session. */
  double episodeShare(int episode) {
    return ofSession(sessionShares, episode);
  }

  private double ofSession(double[] values, int episode) {
    return values.length == 0 ? 0 : values[index.sessionOfEpisode[episode]];
  }
}
