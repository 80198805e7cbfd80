package dev.usermemory.context.rank;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * With a question: scores are logarithms of relevance, so that their exponentials, relative to the
 * best fact, add up as expected use.
 */
final class ByRelevance implements Scoring {

  /** Keeps values above 0: what scores this far below the best is all equally hopeless. */
  private static final double LEAST_EXPONENT = -300;

  private final Relevance relevance;
  private final Meaning meaning;
  private final boolean tied;
  private final double[] factScores;
  private final double[] settled;
  private final double best;

  ByRelevance(MemoryIndex index, Relevance relevance, Meaning meaning, long nowMs) {
    this.relevance = relevance;
    this.meaning = meaning;
    tied = isTied(index, nowMs);
    factScores = new double[index.facts.size()];
    for (int i = 0; i < factScores.length; i++) {
      factScores[i] =
          index.times.isCurrent(i, nowMs)
              ? relevance.fact(i) + meaning.fact(i)
              : Double.NEGATIVE_INFINITY;
    }
    settled = index.rivals.isEmpty() ? factScores : factScores.clone();
    index.rivals.settle(index.times, settled, Rivals.NEAR, nowMs);
    double highest = highest(settled);
    best = highest == Double.NEGATIVE_INFINITY ? 0 : highest;
  }

  private static double highest(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    return highest;
  }

  /** A question has a tie to a memory when some item is about enough of it. */
  private boolean isTied(MemoryIndex index, long nowMs) {
    return relevance.isOpen() || hasTiedFact(index, nowMs) || hasTiedEpisode(index, nowMs);
  }

  private boolean hasTiedFact(MemoryIndex index, long nowMs) {
    for (int i = 0; i < index.facts.size(); i++) {
      if (index.times.isCurrent(i, nowMs) && factScore(i) >= RankingWeights.LEAST_TIE) {
        return true;
      }
    }
    return false;
  }

  private boolean hasTiedEpisode(MemoryIndex index, long nowMs) {
    for (int i = 0; i < index.episodes.size(); i++) {
      if (index.episodeTimes.isLive(i, nowMs) && episodeScore(i) >= RankingWeights.LEAST_TIE) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isTied() {
    return tied;
  }

  @Override
  public double factValue(int fact) {
    return value(settled[fact]);
  }

  @Override
  public List<ScoreTerm> factTerms(int fact) {
    return with(
        relevance.factTerms(fact),
        new ScoreTerm("meaning", meaning.fact(fact)),
        new ScoreTerm("rival", settled[fact] - factScores[fact]));
  }

  /** The terms, and those others that changed something. */
  private static List<ScoreTerm> with(List<ScoreTerm> terms, ScoreTerm... others) {
    return Stream.concat(terms.stream(), Arrays.stream(others).filter(term -> term.value() != 0))
        .toList();
  }

  /** An episode never counts more than the best fact. */
  @Override
  public double episodeValue(int episode) {
    return value(relevance.episode(episode) + meaning.episode(episode));
  }

  @Override
  public List<ScoreTerm> episodeTerms(int episode) {
    return with(
        relevance.episodeTerms(episode), new ScoreTerm("meaning", meaning.episode(episode)));
  }

  @Override
  public double factScore(int fact) {
    return Math.max(relevance.factScore(fact), meaning.factShare(fact));
  }

  @Override
  public double episodeScore(int episode) {
    return Math.max(relevance.episodeScore(episode), meaning.episodeShare(episode));
  }

  private double value(double score) {
    return Math.exp(Math.clamp(score - best, LEAST_EXPONENT, 0));
  }
}
