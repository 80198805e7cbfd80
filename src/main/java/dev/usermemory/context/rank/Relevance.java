package dev.usermemory.context.rank;

import dev.usermemory.context.text.Language;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Scores every fact and episode of an index against a question: against the whole of it and, when
 * it has several parts, against that part which the item fits best. Most of a chat's turn is not
 * the question, and which sentence is, nobody knows.
 */
final class Relevance {

  /** A part of the question, and how much of what fits it counts. */
  private record Part(TextMatch match, double emphasis) {}

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final RankQuery query;
  private final TextMatch whole;
  private final List<Part> parts = new ArrayList<>();
  private final @Nullable Coverage coverage;

  /**
   * @param query with a text
   */
  Relevance(MemoryIndex index, RankingWeights weights, RankQuery query, String text) {
    this.index = index;
    this.weights = weights;
    this.query = query;
    Language language = index.language(text);
    var misspellings = new Misspellings(index, language);
    var terms = new QueryTerms(index, weights, language, text, misspellings);
    whole = new TextMatch(index, weights, query, text, terms);
    coverage = query.scored() ? Coverage.of(index, terms) : null;
    List<String> windows = Windows.of(text);
    boolean asks = windows.stream().anyMatch(Windows::asks);
    for (String window : windows) {
      var words = new QueryTerms(index, weights, language, window, misspellings);
      if (!words.saysNothing()) {
        double emphasis = asks && !Windows.asks(window) ? weights.aside() : 1;
        parts.add(new Part(new TextMatch(index, weights, query, window, words), emphasis));
      }
    }
  }

  double fact(int i) {
    Fact fact = index.facts.get(i);
    return blended(match -> match.fact(i)) + match(fact) + strength(fact);
  }

  List<ScoreTerm> factTerms(int i) {
    List<ScoreTerm> terms = blendedTerms(match -> match.fact(i), match -> match.factTerms(i));
    terms.removeIf(term -> term.name().equals("negation") && term.value() == 0);
    terms.add(new ScoreTerm("match", match(index.facts.get(i))));
    terms.add(new ScoreTerm("strength", strength(index.facts.get(i))));
    return terms;
  }

  double episode(int i) {
    return blended(match -> match.episode(i));
  }

  List<ScoreTerm> episodeTerms(int i) {
    return blendedTerms(match -> match.episode(i), match -> match.episodeTerms(i));
  }

  private double blended(ToDoubleFunction<TextMatch> score) {
    double ofWhole = score.applyAsDouble(whole);
    if (parts.isEmpty()) {
      return ofWhole;
    }
    double best = 0;
    for (Part part : parts) {
      best = Math.max(best, part.emphasis() * score.applyAsDouble(part.match()));
    }
    return (1 - weights.window()) * ofWhole + weights.window() * best;
  }

  private List<ScoreTerm> blendedTerms(
      ToDoubleFunction<TextMatch> score,
      java.util.function.Function<TextMatch, List<ScoreTerm>> terms) {
    if (parts.isEmpty()) {
      return new ArrayList<>(terms.apply(whole));
    }
    Part best =
        parts.stream()
            .max(
                java.util.Comparator.comparingDouble(
                    p -> p.emphasis() * score.applyAsDouble(p.match())))
            .orElseThrow();
    Map<String, Double> sums = new LinkedHashMap<>();
    terms
        .apply(whole)
        .forEach(t -> sums.merge(t.name(), (1 - weights.window()) * t.value(), Double::sum));
    terms
        .apply(best.match())
        .forEach(
            t -> sums.merge(t.name(), weights.window() * best.emphasis() * t.value(), Double::sum));
    List<ScoreTerm> blended = new ArrayList<>();
    sums.forEach((name, value) -> blended.add(new ScoreTerm(name, value)));
    return blended;
  }

  /** What a date, a skill or a tag asks for is meant, whatever its words. */
  double factScore(int i) {
    Fact fact = index.facts.get(i);
    return coverage == null || Strength.isOn(fact, query.skillIds()) || Strength.hasTag(fact, query)
        ? 1
        : Math.max(coverage.fact(i), whole.date(fact.createdAtMs()) / weights.date());
  }

  double episodeScore(int i) {
    Episode episode = index.episodes.get(i);
    return coverage == null
        ? 1
        : Math.max(
            coverage.session(index.sessionOfEpisode[i]),
            whole.date(episode.createdAtMs()) / weights.date());
  }

  private double match(Fact fact) {
    double match = 0;
    if (Strength.isOn(fact, query.skillIds())) {
      match += weights.skill();
    } else if (Strength.isOn(fact, query.trackedSkillIds())) {
      match += weights.trackedSkill();
    }
    return Strength.hasTag(fact, query) ? match + weights.tag() : match;
  }

  /** Strong facts and fresh ones lead among equally relevant ones. */
  private double strength(Fact fact) {
    double freshness = Strength.freshness(fact, query.nowMs());
    return weights.strength() * (Strength.decayed(fact, query.nowMs()) + freshness);
  }
}
