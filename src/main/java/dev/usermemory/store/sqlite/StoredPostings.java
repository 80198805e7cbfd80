package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.Optional;
import java.util.stream.Stream;

/** Of the index. */
record StoredPostings(Db db, FactIndex index, long nowMs) implements PostingLists {

  /** By person, who are erased at once: in the order of the table this is a tenth of the work. */
  private static final String REMOVE =
      """
      DELETE FROM users_memory_fact_terms
      WHERE person = (SELECT id >> 32 FROM users_memory_facts WHERE user_id = ? LIMIT 1) LIMIT ?\
      """;

  private static final String FACT =
      "SELECT %s FROM users_memory_facts WHERE id = ? AND %s"
          .formatted(Tables.FACTS.columns(), Table.LIVE);

  /** Returns how many there were of at most so many. */
  static int remove(Db db, UserId user, int limit) {
    return db.sql(REMOVE).params(user.value(), limit).update();
  }

  @Override
  public long facts() {
    return index.facts();
  }

  @Override
  public int count(String term, int limit) {
    return db.sql(
            """
            SELECT count(*) FROM
              (SELECT 1 FROM users_memory_fact_terms WHERE person = ? AND term = ? LIMIT ?)\
            """)
        .params(index.person(), term, limit)
        .query(Long.class)
        .single()
        .intValue();
  }

  @Override
  public Stream<Posting> newest(String term, int limit) {
    return db
        .sql(
            """
            SELECT fact, words FROM users_memory_fact_terms WHERE person = ? AND term = ?
            ORDER BY fact DESC LIMIT ?\
            """)
        .params(index.person(), term, limit)
        .query((row, _) -> new Posting(row.getLong(1), row.getInt(2)))
        .list()
        .stream();
  }

  @Override
  public Optional<Fact> read(long fact) {
    return db.sql(FACT).params(index.idOf(fact), nowMs).query(Tables.FACTS.mapper()).optional();
  }
}
