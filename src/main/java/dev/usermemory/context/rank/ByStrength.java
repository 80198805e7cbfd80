package dev.usermemory.context.rank;

import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/** Without a question: what is strong now, and matches the skills and tags asked for. */
final class ByStrength implements Scoring {

  /** The match of a fact on a requested skill with a requested tag. */
  private static final double BEST_MATCH = 1 + 2 * RankingWeights.MATCH_BONUS;

  /** A fact that may contradict another one replaces it unless that is far stronger. */
  private static final double NEAR = 2;

  private final MemoryIndex index;
  private final RankQuery query;
  private final double[] settled;

  ByStrength(MemoryIndex index, RankQuery query) {
    this.index = index;
    this.query = query;
    settled = new double[index.rivals.isEmpty() ? 0 : index.facts.size()];
    for (int i = 0; i < settled.length; i++) {
      settled[i] = index.rivals.involve(i) ? Math.log(strengthOfFact(i)) : 0;
    }
    index.rivals.settle(index.times, settled, NEAR, query.nowMs());
  }

  @Override
  public double factValue(int fact) {
    Fact item = index.facts.get(fact);
    return positive(decayed(fact) * match(item) * rival(fact));
  }

  private double strengthOfFact(int fact) {
    return positive(decayed(fact));
  }

  private double decayed(int fact) {
    return index.times.decayed(fact, query.nowMs());
  }

  /** What a fact that contradicts this one, or that it contradicts, makes of its value. */
  private double rival(int fact) {
    return index.rivals.involve(fact) ? Math.exp(settled[fact]) / strengthOfFact(fact) : 1;
  }

  @Override
  public List<ScoreTerm> factTerms(int fact) {
    Fact item = index.facts.get(fact);
    List<ScoreTerm> terms = new ArrayList<>(3);
    terms.add(new ScoreTerm("strength", decayed(fact)));
    terms.add(new ScoreTerm("match", match(item)));
    if (rival(fact) != 1) {
      terms.add(new ScoreTerm("rival", rival(fact)));
    }
    return terms;
  }

  @Override
  public double episodeValue(int episode) {
    return positive(strength(episode) / BEST_MATCH);
  }

  @Override
  public List<ScoreTerm> episodeTerms(int episode) {
    return List.of(new ScoreTerm("strength", strength(episode)));
  }

  private double strength(int episode) {
    return Strength.decayed(index.episodes.get(episode), query.nowMs());
  }

  private double match(Fact fact) {
    double match = 1;
    if (Strength.isOn(fact, query.skillIds())) {
      match += RankingWeights.MATCH_BONUS;
    } else if (Strength.isOn(fact, query.trackedSkillIds())) {
      match += RankingWeights.TRACKED_BONUS;
    }
    return (Strength.hasTag(fact, query) ? match + RankingWeights.MATCH_BONUS : match) / BEST_MATCH;
  }

  private static double positive(double value) {
    return Math.max(Double.MIN_NORMAL, value);
  }
}
