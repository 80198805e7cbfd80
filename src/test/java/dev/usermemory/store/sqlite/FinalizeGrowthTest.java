package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.store.sqlite.engine.Steps;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finalize has SQLite do, whatever else is known of the person. */
class FinalizeGrowthTest {

  /**
   * What the values of a few rows more or less may change; a further fact would cost about seven.
   */
  private static final long FEW_STEPS = 100;

  @TempDir private Path folder;

  private OpenSqlite store;

  @BeforeEach
  void open() {
    store = OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  private void say(FactKind kind, int first, int end) {
    List<FactDraft> drafts =
        IntStream.range(first, end).mapToObj(i -> draft(kind, "Statement " + i)).toList();
    store
        .facts()
        .upsertFacts(Write.of(Finalizer.USER, WriteOperation.UPSERT_FACTS, Finalizer.NOW), drafts);
  }

  private static FactDraft draft(FactKind kind, String text) {
    return new FactDraft(
        FactIds.of(Finalizer.USER, kind, null, text),
        kind,
        text,
        List.of(),
        null,
        kind == FactKind.SKILL_HINT ? 1 : 5, // what else is known is stronger than any hint
        kind.defaultDecayMs(),
        Finalizer.NOW,
        null,
        "api",
        null,
        null,
        false);
  }

  private void finish(String id) {
    store.assessments().findSubject("session of " + id, Finalizer.USER, Finalizer.NOW);
    new Finalizer(store).finish(id);
  }

  @Test
  void finalize_ofThreeTimesAsManyFacts_takesAsManySteps() {
    say(FactKind.BIO, 0, FactIndex.MANY);
    say(FactKind.SKILL_HINT, 0, FactIndex.MANY); // as many as are looked at
    finish("first");
    Steps steps = Steps.of(store.database());
    long before = steps.in(() -> finish("second"));

    say(FactKind.BIO, FactIndex.MANY, 3 * FactIndex.MANY);
    say(FactKind.SKILL_HINT, FactIndex.MANY, 3 * FactIndex.MANY);

    assertThat(steps.in(() -> finish("third"))).isLessThan(before + FEW_STEPS);
  }
}
