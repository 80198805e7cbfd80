package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The facts that match a query's words best, at a bounded cost: common words are left out when
 * rarer ones tell more.
 */
final class FactSearch {

  /** At most this many facts that have a word are scored, about 1 µs each. */
  private static final int MAX_SCORED = 2_000;

  /** BM25's usual constants; a fact has a word or not, so that how often does not count. */
  private static final double K1 = 1.2;

  private static final double B = 0.75;

  private final PostingLists lists;
  private final Map<Long, Match> matches = new HashMap<>();

  private FactSearch(PostingLists lists) {
    this.lists = lists;
  }

  /** A word of the query, and how many facts have it, counted up to one more than are scored. */
  private record Term(String text, int facts) {}

  /** What a fact has of the query. */
  private record Match(long fact, int words, double rarity) {

    Match and(Match other) {
      return new Match(fact, words, rarity + other.rarity);
    }

    double score(double meanWords) {
      return rarity * (K1 + 1) / (1 + K1 * (1 - B + B * words / meanWords));
    }
  }

  /** Best first, at most {@link ContextRead#MAX_MATCHES}. */
  static List<Fact> search(Db db, ContextQuery query) {
    String text = query.text();
    List<String> words = text == null ? List.of() : FactTerms.ofQuery(query.userId(), text);
    return words.isEmpty() ? List.of() : new FactSearch(PostingLists.of(db, query)).search(words);
  }

  private List<Fact> search(List<String> words) {
    List<Term> terms = known(words);
    if (terms.isEmpty()) {
      return List.of();
    }
    boolean tooCommon = terms.getFirst().facts() > MAX_SCORED;
    Stream<Long> best = tooCommon ? newest(terms.getFirst()) : best(terms);
    return best.flatMap(fact -> lists.read(fact).stream()).limit(ContextRead.MAX_MATCHES).toList();
  }

  /** The query's words that some fact has, rarest first. */
  private List<Term> known(List<String> words) {
    return words.stream()
        .map(word -> new Term(word, lists.count(word, MAX_SCORED + 1)))
        .filter(term -> term.facts() > 0)
        .sorted(Comparator.comparingInt(Term::facts).thenComparing(Term::text))
        .toList();
  }

  private Stream<Long> newest(Term term) {
    return lists.newest(term.text(), MAX_SCORED).map(PostingLists.Posting::fact);
  }

  private Stream<Long> best(List<Term> terms) {
    for (Term term : rarest(terms)) {
      double rarity = rarity(term);
      lists
          .newest(term.text(), MAX_SCORED)
          .map(posting -> new Match(posting.fact(), posting.words(), rarity))
          .forEach(match -> matches.merge(match.fact(), match, Match::and));
    }
    double meanWords = matches.values().stream().mapToInt(Match::words).average().orElse(1);
    return matches.values().stream()
        .sorted(
            Comparator.comparingDouble((Match match) -> match.score(meanWords))
                .thenComparingLong(Match::fact)
                .reversed())
        .map(Match::fact);
  }

  private static List<Term> rarest(List<Term> terms) {
    var taken = new ArrayList<Term>();
    int scored = 0;
    for (Term term : terms) {
      scored += term.facts();
      if (scored <= MAX_SCORED) {
        taken.add(term);
      }
    }
    return taken;
  }

  private double rarity(Term term) {
    long without = Math.max(0, lists.facts() - term.facts());
    return Math.log(1 + (without + 0.5) / (term.facts() + 0.5));
  }
}
