package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import dev.usermemory.store.sqlite.engine.Db;

/**
 * The facts that match a query's words best, at a bounded cost: scoring takes about 1 µs per fact
 * that has one of the words, so common words are left out when rarer ones tell more.
 */
final class FactSearch {

  /**
   * At most this many facts are scored; with 50,000 facts a search then takes a few milliseconds.
   */
  private static final int MAX_SCORED = 2_000;

  private static final String MATCHING =
      """
      SELECT %s FROM users_memory_facts_fts AS fts
        JOIN users_memory_facts AS fact ON fact.id = fts.rowid
      WHERE users_memory_facts_fts MATCH ? AND user_id = ?
        AND superseded_at_ms IS NULL AND %s
      ORDER BY %s LIMIT ?\
      """;

  private static final String BEST =
      MATCHING.formatted(Tables.FACTS.columns(), Table.LIVE, "fts.rank, fact_id");
  private static final String NEWEST =
      MATCHING.formatted(Tables.FACTS.columns(), Table.LIVE, "fts.rowid DESC");

  private record Term(String text, int facts) {}

  private FactSearch() {}

  /** Best first, at most {@link ContextRead#MAX_MATCHES}. */
  static List<Fact> search(Db db, ContextQuery query) {
    List<Term> terms = terms(db, query);
    if (terms.isEmpty()) {
      return List.of();
    }
    boolean tooCommon = terms.getFirst().facts() > MAX_SCORED;
    String expression = tooCommon ? terms.getFirst().text() : String.join(" OR ", rarest(terms));
    return db.sql(tooCommon ? NEWEST : BEST)
        .params(expression, query.userId().value(), query.nowMs(), ContextRead.MAX_MATCHES)
        .query(Tables.FACTS.mapper())
        .list();
  }

  /** The query's words that some fact has, rarest first. */
  private static List<Term> terms(Db db, ContextQuery query) {
    String text = query.text();
    if (text == null) {
      return List.of();
    }
    return FactTerms.ofQuery(query.userId(), text).stream()
        .map(term -> new Term(term, countUpTo(db, term)))
        .filter(term -> term.facts() > 0)
        .sorted(Comparator.comparingInt(Term::facts).thenComparing(Term::text))
        .toList();
  }

  private static int countUpTo(Db db, String term) {
    return db.sql(
            """
            SELECT count(*) FROM
              (SELECT 1 FROM users_memory_facts_fts WHERE users_memory_facts_fts MATCH ? LIMIT ?)\
            """)
        .params(term, MAX_SCORED + 1)
        .query(Long.class)
        .single()
        .intValue();
  }

  private static List<String> rarest(List<Term> terms) {
    var taken = new ArrayList<String>();
    int scored = 0;
    for (Term term : terms) {
      scored += term.facts();
      if (scored <= MAX_SCORED) {
        taken.add(term.text());
      }
    }
    return taken;
  }
}
