package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/** Ranks a memory for a request. Deterministic: the same index and query give the same order. */
public final class Ranker {

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
    Scoring scoring = text == null ? new ByStrength(index, query) : byRelevance(index, query, text);
    return new Ranking(
        facts(index, scoring, query), episodes(index, scoring, query), scoring.isTied());
  }

  private Scoring byRelevance(MemoryIndex index, RankQuery query, String text) {
    var relevance = new Relevance(index, weights, query, text);
    var meaning = new Meaning(index, weights, relevance.likeness(), query.nowMs());
    return new ByRelevance(index, relevance, meaning, query.nowMs());
  }

  private static List<Ranked<Fact>> facts(MemoryIndex index, Scoring scoring, RankQuery query) {
    var values = new double[index.facts.size()];
    var order = new BestFirst(values.length);
    for (int i = 0; i < values.length; i++) {
      if (index.times.isCurrent(i, query.nowMs())) {
        values[i] = scoring.factValue(i);
        order.add(i, values[i]);
      }
    }
    List<Ranked<Fact>> facts = new ArrayList<>(values.length);
    for (int i : order.positions()) {
      String session = index.sessionName(index.sessionOfFact[i]);
      facts.add(
          new Ranked<>(
              index.facts.get(i),
              i,
              values[i],
              query.scored() ? scoring.factScore(i) : 1,
              session,
              () -> scoring.factTerms(i)));
    }
    return facts;
  }

  private static List<Ranked<Episode>> episodes(
      MemoryIndex index, Scoring scoring, RankQuery query) {
    var values = new double[index.episodes.size()];
    var order = new BestFirst(values.length);
    for (int i = 0; i < values.length; i++) {
      if (index.episodes.get(i).isLive(query.nowMs())) {
        values[i] = scoring.episodeValue(i);
        order.add(i, values[i]);
      }
    }
    List<Ranked<Episode>> episodes = new ArrayList<>(values.length);
    for (int i : order.positions()) {
      String session = index.sessionName(index.sessionOfEpisode[i]);
      episodes.add(
          new Ranked<>(
              index.episodes.get(i),
              i,
              values[i],
              query.scored() ? scoring.episodeScore(i) : 1,
              session,
              () -> scoring.episodeTerms(i)));
    }
    return episodes;
  }
}
