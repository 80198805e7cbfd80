package dev.usermemory.context.rank;

/**
 * Scores the documents of {@link Postings} against a query: per query word the best of its matches,
 * summed over the words (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", 2009).
 */
final class Bm25 {

  private final Postings postings;
  private final double k1;
  private final double b;
  private final double related;
  private final double[] scores;
  private final double[] best;
  private final int[] touched;
  private int touchedCount;

  private Bm25(Postings postings, double k1, double b, double related) {
    this.postings = postings;
    this.k1 = k1;
    this.b = b;
    this.related = related;
    scores = new double[postings.documents()];
    best = new double[postings.documents()];
    touched = new int[postings.documents()];
  }

  /**
   * @param related what a match through a related word counts
   */
  static double[] scores(Postings postings, QueryTerms query, double k1, double b, double related) {
    var bm25 = new Bm25(postings, k1, b, related);
    query.words.forEach(bm25::addWord);
    return bm25.scores;
  }

  private void addWord(Iterable<QueryTerms.Match> matches) {
    for (QueryTerms.Match match : matches) {
      double weight = match.related() ? match.weight() * related : match.weight();
      if (weight > 0) {
        addMatch(match.id(), weight);
      }
    }
    for (int i = 0; i < touchedCount; i++) {
      scores[touched[i]] += best[touched[i]];
      best[touched[i]] = 0;
    }
    touchedCount = 0;
  }

  private void addMatch(int term, double weight) {
    for (int posting = postings.start(term); posting < postings.end(term); posting++) {
      int document = postings.document(posting);
      double score = weight * postings.saturation(posting, k1, b);
      if (best[document] == 0) {
        touched[touchedCount++] = document;
      }
      best[document] = Math.max(best[document], score);
    }
  }
}
