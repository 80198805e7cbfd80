package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Made for one search of all facts of a person, in about 20 µs each. */
record MadePostings(List<Fact> all, Map<String, List<Posting>> lists) implements PostingLists {

  static MadePostings of(Db db, ContextQuery query) {
    var where = Table.live(query.userId(), query.nowMs()).and("superseded_at_ms IS NULL");
    var made = new MadePostings(Tables.FACTS.list(db, where, "id DESC"), new HashMap<>());
    for (int i = 0; i < made.all.size(); i++) {
      String[] terms = FactTerms.of(query.userId(), made.all.get(i)).split(" ");
      var posting = new Posting(made.all.size() - i, terms.length);
      for (String term : terms) {
        made.lists.computeIfAbsent(term, _ -> new ArrayList<>()).add(posting);
      }
    }
    return made;
  }

  @Override
  public long facts() {
    return all.size();
  }

  @Override
  public int count(String term, int limit) {
    return Math.min(limit, lists.getOrDefault(term, List.of()).size());
  }

  @Override
  public Stream<Posting> newest(String term, int limit) {
    return lists.getOrDefault(term, List.of()).stream().limit(limit);
  }

  @Override
  public Optional<Fact> read(long fact) {
    return Optional.of(all.get(Math.toIntExact(all.size() - fact)));
  }
}
