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

  private final RankingWeights weights;

  public Ranker() {
    this(RankingWeights.DEFAULT);
  }

  /** With other constants, to measure what they are worth. */
  public Ranker(RankingWeights weights) {
    this.weights = weights;
  }

  public Ranking rank(MemoryIndex index, RankQuery query) {
    String text = query.text();
    Scoring scoring =
        text == null
            ? new ByStrength(index, query)
            : new ByRelevance(index, new Relevance(index, weights, query, text), query.nowMs());
    return new Ranking(
        facts(index, scoring, query.nowMs()), episodes(index, scoring, query.nowMs()));
  }

  private static List<Ranked<Fact>> facts(MemoryIndex index, Scoring scoring, long nowMs) {
    List<Ranked<Fact>> facts = new ArrayList<>(index.facts.size());
    for (int i = 0; i < index.facts.size(); i++) {
      Fact fact = index.facts.get(i);
      if (fact.isCurrent(nowMs)) {
        int at = i;
        String session = index.sessionName(index.sessionOfFact[i]);
        facts.add(new Ranked<>(fact, scoring.factValue(i), session, () -> scoring.factTerms(at)));
      }
    }
    facts.sort(FACT_ORDER);
    return facts;
  }

  private static List<Ranked<Episode>> episodes(MemoryIndex index, Scoring scoring, long nowMs) {
    List<Ranked<Episode>> episodes = new ArrayList<>(index.episodes.size());
    for (int i = 0; i < index.episodes.size(); i++) {
      Episode episode = index.episodes.get(i);
      if (episode.isLive(nowMs)) {
        int at = i;
        String session = index.sessionName(index.sessionOfEpisode[i]);
        episodes.add(
            new Ranked<>(
                episode, scoring.episodeValue(i), session, () -> scoring.episodeTerms(at)));
      }
    }
    episodes.sort(EPISODE_ORDER);
    return episodes;
  }
}
