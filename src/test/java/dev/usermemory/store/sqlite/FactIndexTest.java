package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.store.sqlite.engine.Db;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People with many facts, whose facts are indexed, beside people with few. */
class FactIndexTest {

  private static final long NOW = 1_760_000_000_000L;

  /** What the index must hold of the facts, and what it holds. */
  private static final String WRONG =
      """
      WITH expected AS (
        SELECT f.id >> 32 AS person, value AS term, f.id & 0xFFFFFFFF AS fact
        FROM users_memory_facts f, json_each('["' || replace(terms, ' ', '","') || '"]')
        WHERE terms <> '')
      SELECT count(*) FROM (
        SELECT * FROM (SELECT * FROM expected EXCEPT SELECT person, term, fact FROM users_memory_fact_terms)
        UNION ALL
        SELECT * FROM (SELECT person, term, fact FROM users_memory_fact_terms EXCEPT SELECT * FROM expected))\
      """;

  @TempDir private Path folder;

  private final UserId user = new UserId("heavy");
  private final UserId other = new UserId("light");
  private OpenSqlite store;

  @BeforeEach
  void open() {
    store = OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  private static FactDraft draft(UserId whose, String text, String slot) {
    return draft(whose, FactKind.BIO, text, slot);
  }

  private static FactDraft draft(UserId whose, FactKind kind, String text, String slot) {
    return new FactDraft(
        FactIds.of(whose, kind, null, text),
        kind,
        text,
        List.of(),
        null,
        1,
        60_000,
        NOW,
        NOW + 1000,
        "api",
        null,
        slot,
        false);
  }

  private void say(UserId whose, FactDraft... drafts) {
    store.facts().upsertFacts(Write.of(whose, WriteOperation.UPSERT_FACTS, NOW), List.of(drafts));
  }

  private void sayMany(UserId whose, int first, int end) {
    say(
        whose,
        IntStream.range(first, end)
            .mapToObj(i -> draft(whose, "Statement " + i, null))
            .toArray(FactDraft[]::new));
  }

  private List<String> twoStrongestHints() {
    return texts(db -> FactIndex.strongestHints(db, user, NOW, 2));
  }

  private List<String> texts(Function<Db, List<Fact>> query) {
    return store.database().read(query).stream().map(Fact::text).toList();
  }

  private List<String> found(String text) {
    return found(user, text);
  }

  private List<String> found(UserId whose, String text) {
    ContextRead read =
        store.contexts().readContext(new ContextQuery(whose, null, text, 10, 1, null, NOW));
    return read.matches().stream().map(Fact::text).toList();
  }

  private long number(String sql) {
    return store.database().read(db -> db.sql(sql).query(Long.class).single());
  }

  private void assertIndexIsRight() {
    assertThat(number(WRONG)).isZero();
    assertThat(
            store
                .database()
                .<String>read(db -> db.sql("PRAGMA integrity_check").query(String.class).single()))
        .isEqualTo("ok");
  }

  private long terms() {
    return number("SELECT count(*) FROM users_memory_fact_terms");
  }

  @Test
  void fewFacts_areNotIndexed() {
    sayMany(user, 0, FactIndex.MANY);

    assertThat(terms()).isZero();
    assertThat(number("SELECT count(*) FROM users_memory_facts WHERE strength_ms IS NOT NULL"))
        .isZero();
    assertThat(found("statement 7")).first().isEqualTo("Statement 7");
  }

  @Test
  void oneFactMore_indexesAll() {
    sayMany(other, 0, 20);
    sayMany(user, 0, FactIndex.MANY + 1);

    assertThat(number("SELECT count(*) FROM users_memory_facts WHERE strength_ms IS NOT NULL"))
        .isEqualTo(FactIndex.MANY + 1);
    assertIndexIsRight();
    assertThat(found("statement 7")).first().isEqualTo("Statement 7");
    assertThat(found("statement 1000")).first().isEqualTo("Statement 1000");
    assertThat(found(other, "statement 1000")).doesNotContain("Statement 1000");
  }

  @Test
  void reinforced_areNoMoreFacts() {
    sayMany(user, 0, FactIndex.MANY / 2);
    for (int i = 0; i < 4; i++) {
      sayMany(user, i, FactIndex.MANY / 2 + i);
    }

    assertThat(terms()).isZero();
  }

  @Test
  void aPersonsFacts_areNeighbours() {
    for (int i = 0; i < 5; i++) {
      sayMany(user, i * 10, i * 10 + 10);
      sayMany(other, i * 10, i * 10 + 10);
    }

    assertThat(number("SELECT count(DISTINCT user_id || (id >> 32)) FROM users_memory_facts"))
        .isEqualTo(2);
  }

  @Test
  void indexedFacts_thatChange_areFoundByWhatTheySay() {
    sayMany(user, 0, FactIndex.MANY);
    say(user, draft(user, "Lives in Lisbon", "home"));
    say(user, draft(user, "Lives in Oslo", "home"));
    assertThat(found("Lisbon")).isEmpty();
    assertThat(found("Oslo")).containsExactly("Lives in Oslo");

    store
        .facts()
        .deleteFact(
            Write.of(user, WriteOperation.DELETE_FACT, NOW),
            FactIds.of(user, FactKind.BIO, null, "Lives in Oslo"));

    assertThat(found("Oslo")).isEmpty();
    assertIndexIsRight();
  }

  @Test
  void strongestOfAKind_areTheSameOfFewFactsAndOfMany() {
    say(user, draft(user, FactKind.SKILL_HINT, "Slow down", null));
    say(user, draft(user, FactKind.SKILL_HINT, "Level 6", "level"));
    say(user, draft(user, FactKind.SKILL_HINT, "Level 7", "level"));
    say(user, draft(user, FactKind.SKILL_HINT, "Breathe", null));
    say(user, draft(user, FactKind.SKILL_HINT, "Breathe", null));
    sayMany(user, 0, 10);
    sayMany(other, 0, 10);
    List<String> ofFew = twoStrongestHints();

    sayMany(user, 10, FactIndex.MANY);

    assertThat(ofFew).hasSize(2).startsWith("Breathe").doesNotContain("Level 6");
    assertThat(twoStrongestHints()).isEqualTo(ofFew);
  }

  @Test
  void indexedFact_saidAgain_isStronger() {
    sayMany(user, 0, FactIndex.MANY + 1);

    sayMany(user, 7, 8);

    assertThat(texts(db -> FactIndex.strongest(db, user, NOW, 1))).containsExactly("Statement 7");
    assertIndexIsRight();
  }

  private Set<String> columnsOfAnotherOrigin() {
    return store
        .database()
        .write(db -> {
          var tx = new SqliteTx(db, user, NOW);
          Fact fact = draft(user, "Lives in Lisbon", "home").toFact();
          return Tables.FACTS.changes(tx, fact, fact.saidBy(List.of("session:1"))).keySet();
        });
  }

  @Test
  void change_namesOnlyWhatDiffers() {
    sayMany(user, 0, 1);
    assertThat(columnsOfAnotherOrigin()).containsExactly("origins");

    sayMany(user, 1, FactIndex.MANY + 1);
    assertThat(columnsOfAnotherOrigin()).containsExactly("origins");
  }

  @Test
  void list_ofManyFacts_hasThemAllInTheOrderOfFew() {
    sayMany(user, 0, FactIndex.MANY + 200);

    var listed = store.facts().listFacts(user, FactFilter.CURRENT, PageRequest.first(200), NOW);

    assertThat(((Outcome.Done<dev.usermemory.kernel.Page<Fact>>) listed).value().items())
        .hasSize(200)
        .extracting(Fact::factId)
        .isSorted();
  }

  @Test
  void erasedFacts_leaveNoTerm() {
    sayMany(other, 0, FactIndex.MANY + 1);
    long others = terms();
    sayMany(user, 0, FactIndex.MANY + 1);

    while (store.erasure().eraseTables(user, EnumSet.of(MemoryTable.FACTS), 400, null).more()) {
      // the next page
    }

    assertThat(terms()).isEqualTo(others);
    assertIndexIsRight();
    assertThat(found(other, "statement 7")).first().isEqualTo("Statement 7");
  }
}
