package dev.usermemory.context.rank;

import dev.usermemory.context.rank.QueryTerms.Match;
import dev.usermemory.context.rank.QueryTerms.Word;

/**
 * How much of a question each item is about, from 0 to 1: the share of the question's words that it
 * holds, where a related word counts for a part and a word such as "kind" for half. Other than a
 * score it can be compared between questions, and so it can say that nothing is about this one.
 */
final class Coverage {

  private final double[] facts;
  private final double[] sessions;

  private Coverage(double[] facts, double[] sessions) {
    this.facts = facts;
    this.sessions = sessions;
  }

  static Coverage of(MemoryIndex index, QueryTerms query) {
    double[] facts = shares(index.factTerms, query);
    double[] retold = shares(index.retoldTerms, query);
    for (int i = 0; i < facts.length; i++) {
      facts[i] = Math.max(facts[i], retold[i]);
    }
    return new Coverage(facts, shares(index.summaryTerms, query));
  }

  double fact(int i) {
    return facts[i];
  }

  /** Of the episodes of a session. */
  double session(int i) {
    return sessions[i];
  }

  private static double[] shares(Postings postings, QueryTerms query) {
    var covered = new double[postings.documents()];
    var given = new double[covered.length];
    double all = 0;
    for (Word word : query.words) {
      all += word.importance();
      for (Match match : word.matches()) {
        postings.documents(
            match.id(),
            document ->
                given[document] = Math.max(given[document], match.share() * word.importance()));
      }
      for (Match match : word.matches()) {
        postings.documents(
            match.id(),
            document -> {
              covered[document] += given[document];
              given[document] = 0;
            });
      }
    }
    for (int i = 0; i < covered.length; i++) {
      covered[i] = all == 0 ? 1 : covered[i] / all;
    }
    return covered;
  }
}
