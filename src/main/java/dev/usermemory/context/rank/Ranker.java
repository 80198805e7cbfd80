package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks a memory for a request. Deterministic: the same index and query give the same order. */
public final class Ranker {

  private static final Comparator<Ranked<Fact>> FACT_ORDER =
      Comparator.<Ranked<Fact>>comparingDouble(r -> -r.value())
          .thenComparingLong(r -> -r.item().lastReinforcedAtMs())
          .thenComparing(r -> r.item().factId());

  private static final Comparator<Ranked<Episode>> EPISODE_ORDER =
      Comparator.<Ranked<Episode>>comparingDouble(r -> -r.value())
          .thenComparingLong(r -> -r.item().createdAtMs())
          .thenComparing(r -> r.item().episodeId());

  /** Keeps values above 0: what scores this far below the best is all equally hopeless. */
  private static final double LEAST_EXPONENT = -300;

  private final RankingWeights weights;

  public Ranker() {
    this(RankingWeights.DEFAULT);
  }

  /** With other constants, to measure what they are worth. */
  public Ranker(RankingWeights weights) {
    this.weights = weights;
  }

  public Ranking rank(MemoryIndex index, RankQuery query) {
    return query.text() == null
        ? byStrength(index, query)
        : byRelevance(index, query, new Relevance(index, weights, query, query.text()));
  }

  private static Ranking byStrength(MemoryIndex index, RankQuery query) {
    List<Ranked<Fact>> facts = new ArrayList<>();
    for (Fact fact : index.facts) {
      if (fact.isCurrent(query.nowMs())) {
        double strength = Strength.decayed(fact, query.nowMs());
        double match = Strength.match(fact, query);
        facts.add(
            new Ranked<>(
                fact,
                Math.max(Double.MIN_NORMAL, strength * match),
                fact.sessionId(),
                () -> List.of(new ScoreTerm("strength", strength), new ScoreTerm("match", match))));
      }
    }
    List<Ranked<Episode>> episodes = new ArrayList<>();
    for (Episode episode : index.episodes) {
      if (episode.isLive(query.nowMs())) {
        double strength = Strength.decayed(episode, query.nowMs());
        episodes.add(
            new Ranked<>(
                episode,
                Math.max(Double.MIN_NORMAL, strength),
                episode.sessionId(),
                () -> List.of(new ScoreTerm("strength", strength))));
      }
    }
    return sorted(facts, episodes);
  }

  private static Ranking byRelevance(MemoryIndex index, RankQuery query, Relevance relevance) {
    var scores = new double[index.facts.size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (index.facts.get(i).isCurrent(query.nowMs())) {
        scores[i] = relevance.fact(i);
        best = Math.max(best, scores[i]);
      }
    }
    double top = best == Double.NEGATIVE_INFINITY ? 0 : best;
    List<Ranked<Fact>> facts = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Fact fact = index.facts.get(i);
      if (fact.isCurrent(query.nowMs())) {
        int at = i;
        facts.add(
            new Ranked<>(
                fact, value(scores[i] - top), fact.sessionId(), () -> relevance.factTerms(at)));
      }
    }
    return sorted(facts, episodes(index, query, relevance, top));
  }

  private static List<Ranked<Episode>> episodes(
      MemoryIndex index, RankQuery query, Relevance relevance, double top) {
    List<Ranked<Episode>> episodes = new ArrayList<>();
    for (int i = 0; i < index.episodes.size(); i++) {
      Episode episode = index.episodes.get(i);
      if (episode.isLive(query.nowMs())) {
        int at = i;
        episodes.add(
            new Ranked<>(
                episode,
                value(relevance.episode(i) - top),
                index.sessionName(index.sessionOfEpisode[i]),
                () -> relevance.episodeTerms(at)));
      }
    }
    return episodes;
  }

  /** Scores are logarithms of relevance; an episode never counts more than the best fact. */
  private static double value(double belowBest) {
    return Math.exp(Math.clamp(belowBest, LEAST_EXPONENT, 0));
  }

  private static Ranking sorted(List<Ranked<Fact>> facts, List<Ranked<Episode>> episodes) {
    facts.sort(FACT_ORDER);
    episodes.sort(EPISODE_ORDER);
    return new Ranking(facts, episodes);
  }
}
