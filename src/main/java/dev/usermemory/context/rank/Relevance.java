package dev.usermemory.context.rank;

import static dev.usermemory.context.rank.MemoryIndex.NO_SESSION;

import dev.usermemory.context.text.DateSpan;
import dev.usermemory.context.text.Negation;
import dev.usermemory.context.text.QueryDates;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Scores every fact and episode of an index against a question. */
final class Relevance {

  private static final double DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** Gain of a fact that denies something when the question does. */
  private static final double NEGATION = 1;

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final RankQuery query;
  private final QueryTerms terms;
  private final List<DateSpan> dates;
  private final boolean negated;
  private final double[] factText;
  private final @Nullable Coverage coverage;
  private final double[] retold;
  private final double[] summary;
  private final double[] session;

  /**
   * @param query with a text
   */
  Relevance(MemoryIndex index, RankingWeights weights, RankQuery query, String text) {
    this.index = index;
    this.weights = weights;
    this.query = query;
    terms = new QueryTerms(index, weights, text);
    dates = QueryDates.spans(text, query.nowMs(), query.language());
    coverage = query.scored() ? Coverage.of(index, terms) : null;
    negated = Negation.isIn(text);
    factText = Bm25.scores(index.factTerms, terms, weights.related());
    retold = Bm25.scores(index.retoldTerms, terms, weights.related());
    summary = Bm25.scores(index.summaryTerms, terms, weights.related());
    session = Bm25.scores(index.sessionTerms, terms, weights.related());
  }

  double fact(int i) {
    Fact fact = index.facts.get(i);
    return factText[i]
        + fromSession(i)
        + fromRetelling(i)
        + subject(i)
        + date(fact)
        + match(fact)
        + strength(fact)
        + negation(i);
  }

  List<ScoreTerm> factTerms(int i) {
    List<ScoreTerm> terms = new ArrayList<>(8);
    if (negation(i) > 0) {
      terms.add(new ScoreTerm("negation", negation(i)));
    }
    terms.addAll(regularTerms(i));
    return terms;
  }

  private List<ScoreTerm> regularTerms(int i) {
    return List.of(
        new ScoreTerm("text", factText[i]),
        new ScoreTerm("session", fromSession(i)),
        new ScoreTerm("retold", fromRetelling(i)),
        new ScoreTerm("subject", subject(i)),
        new ScoreTerm("date", date(index.facts.get(i))),
        new ScoreTerm("match", match(index.facts.get(i))),
        new ScoreTerm("strength", strength(index.facts.get(i))));
  }

  double episode(int i) {
    return episodeText(i) + anySubject() + dateOf(index.episodes.get(i));
  }

  List<ScoreTerm> episodeTerms(int i) {
    return List.of(
        new ScoreTerm("text", episodeText(i)),
        new ScoreTerm("subject", anySubject()),
        new ScoreTerm("date", dateOf(index.episodes.get(i))));
  }

  /** A fact without a session is smoothed by itself, a session without a summary by its facts. */
  private double fromSession(int i) {
    int s = index.sessionOfFact[i];
    double whole = s == NO_SESSION ? factText[i] : session[s];
    double told = hasSummary(s) ? summary[s] : whole;
    return weights.summary() * told + weights.sessionFacts() * whole;
  }

  private double fromRetelling(int i) {
    return weights.retold() * (hasSummary(index.sessionOfFact[i]) ? retold[i] : factText[i]);
  }

  private boolean hasSummary(int s) {
    return s != NO_SESSION && index.hasSummary(s);
  }

  private double subject(int i) {
    String subject = index.subject(i);
    return subject != null && terms.people.contains(subject) ? weights.subject() : 0;
  }

  /** A summary is about everyone in it. */
  private double anySubject() {
    return terms.people.isEmpty() ? 0 : weights.subject();
  }

  private double episodeText(int i) {
    int s = index.sessionOfEpisode[i];
    return (1 + weights.summary()) * summary[s] + weights.sessionFacts() * session[s];
  }

  /** What a date, a skill or a tag asks for is meant, whatever its words. */
  double factScore(int i) {
    Fact fact = index.facts.get(i);
    return coverage == null || Strength.isOn(fact, query.skillIds()) || Strength.hasTag(fact, query)
        ? 1
        : Math.max(coverage.fact(i), date(fact) / weights.date());
  }

  double episodeScore(int i) {
    return coverage == null
        ? 1
        : Math.max(
            coverage.session(index.sessionOfEpisode[i]),
            dateOf(index.episodes.get(i)) / weights.date());
  }

  private double date(Fact fact) {
    return date(fact.createdAtMs());
  }

  private double dateOf(Episode episode) {
    return date(episode.createdAtMs());
  }

  private double date(long ms) {
    double nearest = 0;
    for (DateSpan span : dates) {
      nearest = Math.max(nearest, nearness(span, ms));
    }
    return weights.date() * nearest;
  }

  private double nearness(DateSpan span, long ms) {
    if (span.contains(ms)) {
      return 1;
    }
    return ms >= span.toMs()
        ? Math.exp(-(ms - span.toMs()) / (DAY_MS * weights.daysAfter()))
        : Math.exp(-(span.fromMs() - ms) / (DAY_MS * weights.daysBefore()));
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

  /** Asked what is not so, a fact that denies is the answer, if it is about what is asked. */
  private double negation(int i) {
    return negated && (factText[i] > 0 || terms.saysNothing()) && index.isNegated(i) ? NEGATION : 0;
  }
}
