package dev.usermemory.context.rank;

import java.util.List;

/**
 * With a question: scores are logarithms of relevance, so that their exponentials, relative to the
 * best fact, add up as expected use.
 */
final class ByRelevance implements Scoring {

  /** Keeps values above 0: what scores this far below the best is all equally hopeless. */
  private static final double LEAST_EXPONENT = -300;

  private final Relevance relevance;
  private final double[] factScores;
  private final double best;

  ByRelevance(MemoryIndex index, Relevance relevance, long nowMs) {
    this.relevance = relevance;
    factScores = new double[index.facts.size()];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < factScores.length; i++) {
      if (index.facts.get(i).isCurrent(nowMs)) {
        factScores[i] = relevance.fact(i);
        highest = Math.max(highest, factScores[i]);
      }
    }
    best = highest == Double.NEGATIVE_INFINITY ? 0 : highest;
  }

  @Override
  public double factValue(int fact) {
    return value(factScores[fact]);
  }

  @Override
  public List<ScoreTerm> factTerms(int fact) {
    return relevance.factTerms(fact);
  }

  /** An episode never counts more than the best fact. */
  @Override
  public double episodeValue(int episode) {
    return value(relevance.episode(episode));
  }

  @Override
  public List<ScoreTerm> episodeTerms(int episode) {
    return relevance.episodeTerms(episode);
  }

  private double value(double score) {
    return Math.exp(Math.clamp(score - best, LEAST_EXPONENT, 0));
  }
}
