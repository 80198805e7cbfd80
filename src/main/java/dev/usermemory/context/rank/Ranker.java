package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;

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

  private static RankedItems<Fact> facts(MemoryIndex index, Scoring scoring, RankQuery query) {
    var values = new double[index.facts.size()];
    var order = new BestFirst(values.length);
    for (int i = 0; i < values.length; i++) {
      if (index.times.isCurrent(i, query.nowMs())) {
        values[i] = scoring.factValue(i);
        order.add(i, values[i]);
      }
    }
    return new RankedItems<>(
        order.positions(),
        i ->
            new Ranked<>(
                index.facts.get(i),
                i,
                values[i],
                query.scored() ? scoring.factScore(i) : 1,
                index.sessionName(index.sessionOfFact[i]),
                () -> scoring.factTerms(i)));
  }

  private static RankedItems<Episode> episodes(
      MemoryIndex index, Scoring scoring, RankQuery query) {
    var values = new double[index.episodes.size()];
    var order = new BestFirst(values.length);
    for (int i = 0; i < values.length; i++) {
      if (index.episodeTimes.isLive(i, query.nowMs())) {
        values[i] = scoring.episodeValue(i);
        order.add(i, values[i]);
      }
    }
    return new RankedItems<>(
        order.positions(),
        i ->
            new Ranked<>(
                index.episodes.get(i),
                i,
                values[i],
                query.scored() ? scoring.episodeScore(i) : 1,
                index.sessionName(index.sessionOfEpisode[i]),
                () -> scoring.episodeTerms(i)));
  }
}
