package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.memory.fact.Fact;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The facts that may enter a context, by factId.
 *
 * @param complete whether these are all current facts of the user
 */
record FactCandidates(List<Fact> facts, boolean complete) {

  /** At most {@code maxFacts}: all, or the strongest half and the best matches of the query. */
  static FactCandidates read(JdbcClient db, ContextQuery query) {
    List<Fact> strongest = strongest(db, query);
    int max = query.maxFacts();
    if (strongest.size() <= max) {
      return sorted(strongest, true);
    }
    var chosen = new LinkedHashMap<String, Fact>();
    fill(chosen, strongest, (max + 1) / 2);
    fill(chosen, FactSearch.search(db, query), max);
    fill(chosen, strongest, max);
    return sorted(List.copyOf(chosen.values()), false);
  }

  private static void fill(LinkedHashMap<String, Fact> chosen, List<Fact> facts, int size) {
    for (Fact fact : facts) {
      if (chosen.size() == size) {
        return;
      }
      chosen.putIfAbsent(fact.factId(), fact);
    }
  }

  private static FactCandidates sorted(List<Fact> facts, boolean complete) {
    return new FactCandidates(
        facts.stream().sorted(Comparator.comparing(Fact::factId)).toList(), complete);
  }

  /** One more than asked for, if there are more. */
  private static List<Fact> strongest(JdbcClient db, ContextQuery query) {
    var where = Table.live(query.userId(), query.nowMs()).and("superseded_at_ms IS NULL");
    return Tables.FACTS.list(db, where, "strength_ms DESC, fact_id", query.maxFacts() + 1);
  }
}
