package dev.usermemory.context.rank;

import dev.usermemory.context.text.DateSpan;
import dev.usermemory.context.text.Negation;
import dev.usermemory.context.text.QueryDates;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Scores every fact and episode of an index against a question: against the whole of it and, when
 * it has several parts, against that part which the item fits best. Most of a chat's turn is not
 * the question, and which sentence is, nobody knows.
 */
final class Relevance {

  /** A part of the question, and how much of what fits it counts. */
  private record Part(TextMatch match, double emphasis) {

    double score(ToDoubleFunction<TextMatch> score) {
      return emphasis * score.applyAsDouble(match);
    }
  }

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final RankQuery query;
  private final TextMatch whole;

  /** Whether skills or tags count beside the text. */
  private final boolean asksForMore;

  private final List<Part> parts = new ArrayList<>();
  private final QueryTerms terms;
  private final Coverage coverage;

  /**
   * @param query with a text
   */
  Relevance(MemoryIndex index, RankingWeights weights, RankQuery query, String text) {
    this.index = index;
    this.weights = weights;
    this.query = query;
    terms = new QueryTerms(index, weights, text);
    List<DateSpan> dates = dates(text);
    boolean negated = Negation.isIn(text);
    whole = new TextMatch(index, weights, terms, dates, negated);
    asksForMore =
        !(query.skillIds().isEmpty()
            && query.trackedSkillIds().isEmpty()
            && query.tags().isEmpty());
    coverage = Coverage.of(index, terms);
    List<String> windows = Windows.of(text);
    boolean asks = windows.stream().anyMatch(Windows::asks);
    for (String window : windows) {
      QueryTerms words = terms.ofPart(window);
      if (!words.saysNothing() || !words.people.isEmpty()) {
        List<DateSpan> named = dates.isEmpty() ? dates : dates(window);
        boolean denies = negated && Negation.isIn(window);
        var match = new TextMatch(index, weights, words, named, denies);
        parts.add(new Part(match, asks && !Windows.asks(window) ? weights.aside() : 1));
      }
    }
  }

  private List<DateSpan> dates(String text) {
    return QueryDates.spans(text, query.nowMs(), query.language());
  }

  double fact(int i) {
    return blended(match -> match.fact(i)) + match(i) + strength(i);
  }

  List<ScoreTerm> factTerms(int i) {
    List<ScoreTerm> terms = blendedTerms(match -> match.fact(i), match -> match.factTerms(i));
    terms.removeIf(term -> term.name().equals("negation") && term.value() == 0);
    terms.add(new ScoreTerm("match", match(i)));
    terms.add(new ScoreTerm("strength", strength(i)));
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
      best = Math.max(best, part.score(score));
    }
    return (1 - weights.window()) * ofWhole + weights.window() * best;
  }

  private List<ScoreTerm> blendedTerms(
      ToDoubleFunction<TextMatch> score, Function<TextMatch, List<ScoreTerm>> terms) {
    Map<String, Double> blended = new LinkedHashMap<>();
    add(blended, terms.apply(whole), parts.isEmpty() ? 1 : 1 - weights.window());
    parts.stream()
        .max(Comparator.comparingDouble(part -> part.score(score)))
        .ifPresent(
            best -> add(blended, terms.apply(best.match()), weights.window() * best.emphasis()));
    return blended.entrySet().stream()
        .map(term -> new ScoreTerm(term.getKey(), term.getValue()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void add(Map<String, Double> sums, List<ScoreTerm> terms, double share) {
    terms.forEach(term -> sums.merge(term.name(), share * term.value(), Double::sum));
  }

  /**
   * Whether the question names somebody of this memory, or so many things, that it may be about it
   * whatever single items say.
   */
  boolean isOpen() {
    return !terms.people.isEmpty() || !parts.isEmpty();
  }

  /** What is known of meaning, as far as it holds for the language of the question. */
  Likeness likeness() {
    Likeness likeness = query.likeness();
    return likeness.acrossLanguages() || terms.language == index.language()
        ? likeness
        : Likeness.UNKNOWN;
  }

  /** What a date, a skill or a tag asks for is meant, whatever its words. */
  double factScore(int i) {
    return isAskedFor(i)
        ? 1
        : Math.max(coverage.fact(i), whole.date(index.times.createdAtMs(i)) / weights.date());
  }

  private boolean isAskedFor(int i) {
    Fact fact = index.facts.get(i);
    return asksForMore && (Strength.isOn(fact, query.skillIds()) || Strength.hasTag(fact, query));
  }

  double episodeScore(int i) {
    return Math.max(
        coverage.session(index.sessionOfEpisode[i]),
        whole.date(index.episodeTimes.createdAtMs(i)) / weights.date());
  }

  private double match(int i) {
    if (!asksForMore) {
      return 0;
    }
    Fact fact = index.facts.get(i);
    double match = 0;
    if (Strength.isOn(fact, query.skillIds())) {
      match += weights.skill();
    } else if (Strength.isOn(fact, query.trackedSkillIds())) {
      match += weights.trackedSkill();
    }
    return Strength.hasTag(fact, query) ? match + weights.tag() : match;
  }

  /** Strong facts and fresh ones lead among equally relevant ones. */
  private double strength(int i) {
    double freshness = index.times.freshness(i, query.nowMs());
    return weights.strength() * (index.times.decayed(i, query.nowMs()) + freshness);
  }
}
