package dev.usermemory.context.rank;

import static dev.usermemory.context.rank.MemoryIndex.NO_SESSION;

import dev.usermemory.context.text.DateSpan;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How well every fact and episode of an index fits one text: a question, or a part of it. */
final class TextMatch {

  private static final double DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** Gain of a fact that denies something when the text does. */
  private static final double NEGATION = 1;

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final QueryTerms terms;
  private final List<DateSpan> dates;
  private final boolean negated;
  private final double[] factText;
  private final double[] retold;
  private final double[] summary;
  private final double[] session;

  /**
   * @param dates that the text names
   */
  TextMatch(
      MemoryIndex index,
      RankingWeights weights,
      QueryTerms terms,
      List<DateSpan> dates,
      boolean negated) {
    this.index = index;
    this.weights = weights;
    this.terms = terms;
    this.dates = dates;
    this.negated = negated;
    factText = Bm25.scores(index.factTerms, terms);
    retold = Bm25.scores(index.retoldTerms, terms);
    summary = Bm25.scores(index.summaryTerms, terms);
    session = Bm25.scores(index.sessionTerms, terms);
  }

  double fact(int i) {
    return factText[i]
        + fromSession(i)
        + fromRetelling(i)
        + subject(i)
        + date(index.times.createdAtMs(i))
        + negation(i);
  }

  List<ScoreTerm> factTerms(int i) {
    return List.of(
        new ScoreTerm("negation", negation(i)),
        new ScoreTerm("text", factText[i]),
        new ScoreTerm("session", fromSession(i)),
        new ScoreTerm("retold", fromRetelling(i)),
        new ScoreTerm("subject", subject(i)),
        new ScoreTerm("date", date(index.times.createdAtMs(i))));
  }

  double episode(int i) {
    return episodeText(i) + anySubject() + date(index.episodeTimes.createdAtMs(i));
  }

  List<ScoreTerm> episodeTerms(int i) {
    return List.of(
        new ScoreTerm("text", episodeText(i)),
        new ScoreTerm("subject", anySubject()),
        new ScoreTerm("date", date(index.episodeTimes.createdAtMs(i))));
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

  /** The gain of what dates from a moment. */
  double date(long ms) {
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

  /** Asked what is not so, a fact that denies is the answer, if it is about what is asked. */
  private double negation(int i) {
    return negated && (factText[i] > 0 || terms.saysNothing()) && index.isNegated(i) ? NEGATION : 0;
  }
}
