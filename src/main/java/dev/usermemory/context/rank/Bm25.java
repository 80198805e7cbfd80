package dev.usermemory.context.rank;

import dev.usermemory.context.rank.QueryTerms.Match;
import dev.usermemory.context.rank.QueryTerms.Word;
import java.util.List;

/**
 * Scores the documents of {@link Postings} against a query: per query word the best of its matches,
 * summed over the words (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", 2009).
 */
final class Bm25 {

  private Bm25() {}

  /** One score per document, 0 where nothing matches. */
  static double[] scores(Postings postings, QueryTerms query) {
    var scores = new double[postings.documents()];
    var given = new double[postings.documents()];
    for (Word word : query.words) {
      List<Match> matches = word.matches();
      for (Match match : matches) {
        postings.raise(match.id(), match.weight(), given);
      }
      for (Match match : matches) {
        postings.collect(match.id(), given, scores);
      }
    }
    return scores;
  }
}
