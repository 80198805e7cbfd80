package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.CodePoints;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's facts are, and whether they are indexed. The id of a fact is the number of its
 * person, times 2^32, plus a number of its own: a person's facts are neighbours in the file. Of
 * most people all facts are read anyway, so only those of people with many have a strength, an
 * order and search terms.
 *
 * @param lastId of the fact of this person that was stored last
 */
record FactIndex(long lastId, boolean isIndexed) {

  /** Whoever has had more facts than these is indexed, and stays so. */
  static final int MANY = 1000;

  private static final int FACT_BITS = 32;
  private static final long FACT = (1L << FACT_BITS) - 1;

  /** Condition for the facts of a user, as they are neighbours. */
  static final String OF_USER =
      """
      id BETWEEN
        (SELECT id & ~0xFFFFFFFF FROM users_memory_facts WHERE user_id = ?1 LIMIT 1) AND
        (SELECT id | 0xFFFFFFFF FROM users_memory_facts WHERE user_id = ?1 LIMIT 1)\
      """;

  /** For a query that goes by one of the orders. */
  private static final String INDEXED = "strength_ms IS NOT NULL";

  private static final String CURRENT = "superseded_at_ms IS NULL";
  private static final String HINT = "kind = '" + FactKind.SKILL_HINT.wireName() + "'";
  private static final String BY_STRENGTH = "strength_ms DESC";

  private static final String LAST =
      """
      SELECT id, strength_ms IS NOT NULL FROM users_memory_facts WHERE id <=
        (SELECT id FROM users_memory_facts WHERE user_id = ? LIMIT 1) | 0xFFFFFFFF
      ORDER BY id DESC LIMIT 1\
      """;

  /** Where the facts of a person are who has some, else where those of a new one will be. */
  static FactIndex of(Db db, UserId user) {
    return db.sql(LAST)
        .params(user.value())
        .query((row, _) -> new FactIndex(row.getLong(1), row.getBoolean(2)))
        .optional()
        .orElseGet(() -> behindAll(db));
  }

  private static FactIndex behindAll(Db db) {
    return db.sql("SELECT coalesce(max(id), 0) FROM users_memory_facts")
        .query((row, _) -> new FactIndex((row.getLong(1) | FACT) + 1, false))
        .single();
  }

  long nextId() {
    return lastId + 1;
  }

  long person() {
    return lastId >> FACT_BITS;
  }

  /** How many facts this person has had, at most. */
  long facts() {
    return lastId & FACT;
  }

  long idOf(long fact) {
    return person() << FACT_BITS | fact;
  }

  /** Lets a query use an order, if there is one. */
  Conditions using(Conditions where) {
    return isIndexed ? where.and(INDEXED) : where;
  }

  @Nullable Long strengthMs(Fact fact) {
    return isIndexed ? FactRules.strengthMs(fact) : null;
  }

  @Nullable String terms(UserId user, Fact fact) {
    return isIndexed && fact.supersededAtMs() == null ? FactTerms.of(user, fact) : null;
  }

  /** Whether a fact has the same terms after a change. */
  boolean sameTerms(Fact stored, Fact changed) {
    boolean same =
        stored.text().equals(changed.text())
            && stored.tags().equals(changed.tags())
            && (stored.supersededAtMs() == null) == (changed.supersededAtMs() == null);
    return same || !isIndexed;
  }

  /** With a fact more, which may be one too many not to be indexed. */
  FactIndex grown(SqliteTx tx) {
    var grown = new FactIndex(nextId(), isIndexed || facts() >= MANY);
    if (grown.isIndexed && !isIndexed) {
      Tables.FACTS.list(tx.db(), Table.of(tx.user()), "id").forEach(fact -> grown.index(tx, fact));
    }
    return grown;
  }

  private void index(SqliteTx tx, Fact fact) {
    tx.update(
        """
        UPDATE users_memory_facts SET strength_ms = ?, terms = ? WHERE user_id = ? AND fact_id = ?\
        """,
        strengthMs(fact),
        terms(tx.user(), fact),
        tx.user().value(),
        fact.factId());
  }

  /** All ids of this person's facts, which are neighbours. */
  private Conditions neighbours() {
    return new Conditions("id BETWEEN ? AND ?", idOf(0), idOf(FACT));
  }

  /** A person's strongest current facts, then by factId. */
  static List<Fact> strongest(Db db, UserId user, long nowMs, int limit) {
    FactIndex index = of(db, user);
    Conditions where = index.isIndexed ? index.using(Table.of(user)) : index.neighbours();
    where.and(Table.LIVE, nowMs).and(CURRENT);
    return index.isIndexed
        ? Tables.FACTS.list(db, where, BY_STRENGTH + ", fact_id", limit)
        : strongest(Tables.FACTS.list(db, where, "id"), limit);
  }

  /**
   * Of these, hints alone.
   *
   * @param limit at most {@link #MANY}
   */
  static List<Fact> strongestHints(Db db, UserId user, long nowMs, int limit) {
    Conditions where = Table.live(user, nowMs).and(HINT).and(CURRENT);
    return strongest(Tables.FACTS.list(db, where, BY_STRENGTH, MANY), limit);
  }

  private static List<Fact> strongest(List<Fact> facts, int limit) {
    return facts.stream()
        .map(fact -> new Strength(FactRules.strengthMs(fact), fact))
        .sorted(
            Comparator.comparingLong(Strength::ms)
                .reversed()
                .thenComparing(strength -> strength.fact().factId(), CodePoints.ORDER))
        .limit(limit)
        .map(Strength::fact)
        .toList();
  }

  private record Strength(long ms, Fact fact) {}
}
