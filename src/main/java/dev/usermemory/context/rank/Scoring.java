package dev.usermemory.context.rank;

import java.util.List;

/** What each item of an index is worth for one request. */
interface Scoring {

  /** Above 0 and at most 1. */
  double factValue(int fact);

  List<ScoreTerm> factTerms(int fact);

  /** On the same scale as facts. */
  double episodeValue(int episode);

  List<ScoreTerm> episodeTerms(int episode);

  /** Whether anything here is about the question; true without one. */
  default boolean isTied() {
    return true;
  }

  /** How much of the question a fact is about, from 0 to 1. */
  default double factScore(int fact) {
    return 1;
  }

  /** The same of an episode. */
  default double episodeScore(int episode) {
    return 1;
  }
}
