package dev.usermemory.store.sqlite;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.Optional;
import java.util.stream.Stream;

/** Which current facts of a person have a word. */
interface PostingLists {

  /**
   * @param fact a number of the person's own, which rises from fact to fact
   * @param words how many different ones it has
   */
  record Posting(long fact, int words) {}

  /** How many facts the person has had, at most. */
  long facts();

  /** How many facts have the word, counted up to a limit. */
  int count(String term, int limit);

  Stream<Posting> newest(String term, int limit);

  /** Empty when it has expired. */
  Optional<Fact> read(long fact);

  /** From the index, or made of the facts when there are too few to be indexed. */
  static PostingLists of(Db db, ContextQuery query) {
    FactIndex index = FactIndex.of(db, query.userId());
    return index.isIndexed()
        ? new StoredPostings(db, index, query.nowMs())
        : MadePostings.of(db, query);
  }
}
