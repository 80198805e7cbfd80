package dev.usermemory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.assessment.FactsSaid;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.assessment.SampleFinalization;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.fact.SampleFact;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ImportResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObservedStoreTest {

  private static final UserId USER = new UserId("u1");
  private static final Write DELETE = Write.of(USER, WriteOperation.DELETE_GOAL, 1);

  private final Map<String, Long> operations = new TreeMap<>();
  private final Map<String, Long> documents = new TreeMap<>();
  private final StoreTelemetry telemetry =
      new StoreTelemetry() {
        @Override
        public void ended(String operation, Ended outcome, long nanos) {
          assertThat(nanos).isNotNegative();
          operations.merge(operation + " " + outcome, 1L, Long::sum);
        }

        @Override
        public void wrote(WriteKind kind, WriteOutcome outcome, long count) {
          documents.merge(kind + " " + outcome, count, Long::sum);
        }
      };

  private MemoryStore returning(Object value) {
    return new ObservedStore(FakeStores.answering(_ -> value), telemetry);
  }

  private MemoryStore throwing(RuntimeException failure) {
    return new ObservedStore(
        FakeStores.answering(_ -> {
          throw failure;
        }),
        telemetry);
  }

  @Test
  void writes_areTimedByTheirOperationAndOutcome() {
    returning(Outcome.done(true)).deleteGoal(DELETE, "g");
    returning(new Outcome.Done<>(true, true)).deleteGoal(DELETE, "g");
    returning(new Outcome.Denied<>("memory")).deleteGoal(DELETE, "g");
    returning(new Outcome.Denied<>("memory")).deleteGoal(DELETE, "g");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> throwing(new NotFoundException("no")).deleteGoal(DELETE, "g"));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() ->
            throwing(new StoreUnavailableException(new IllegalStateException()))
                .deleteGoal(DELETE, "g"));

    assertThat(counts())
        .isEqualTo(
            Map.of(
                "goals.delete OK", 1L,
                "goals.delete REPLAYED", 1L,
                "goals.delete DENIED", 2L,
                "goals.delete REFUSED", 1L,
                "goals.delete FAILED", 1L));
  }

  @Test
  void readsAndBugs_areTimedByThePortsMethod() {
    returning(List.of()).listTrackedSkills(USER);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> throwing(new IllegalStateException("bug")).listTrackedSkills(USER));

    assertThat(counts())
        .isEqualTo(Map.of("listTrackedSkills OK", 1L, "listTrackedSkills FAILED", 1L));
  }

  @Test
  void whatTheStoreTellsOfItself_isNotTimed() {
    assertThat(returning("embedded").name()).isEqualTo("embedded");
    assertThat(counts()).isEmpty();
  }

  @Test
  void writes_areCountedByDocument() {
    Fact fact = new SampleFact("f", "text").fact();
    returning(
            Outcome.done(
                List.of(
                    new FactUpsert(fact, FactUpsert.Result.CREATED, List.of()),
                    new FactUpsert(fact, FactUpsert.Result.CREATED, List.of()),
                    new FactUpsert(fact, FactUpsert.Result.REINFORCED, List.of()),
                    new FactUpsert(fact, FactUpsert.Result.SUPERSEDED, List.of("g")))))
        .upsertFacts(Write.of(USER, WriteOperation.UPSERT_FACTS, 1), List.of());
    returning(Outcome.done(false)).deleteGoal(DELETE, "g");
    returning(Outcome.done(true)).deleteGoal(DELETE, "g");

    assertThat(documents)
        .isEqualTo(
            Map.of(
                "FACT CREATED", 2L,
                "FACT REINFORCED", 1L,
                "FACT SUPERSEDED", 1L,
                "GOAL DUPLICATE", 1L,
                "GOAL DELETED", 1L));
  }

  @Test
  void writesThatWroteNothing_areCountedOnce() {
    returning(new Outcome.Denied<>("memory"))
        .upsertFacts(Write.of(USER, WriteOperation.UPSERT_FACTS, 1), List.of());
    returning(new Outcome.Nobody<>()).deleteGoal(DELETE, "g");
    returning(new Outcome.Done<>(true, true)).deleteGoal(DELETE, "g");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> throwing(new NotFoundException("no")).deleteGoal(DELETE, "g"));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() ->
            throwing(new StoreUnavailableException(new IllegalStateException()))
                .deleteGoal(DELETE, "g"));

    assertThat(documents)
        .isEqualTo(
            Map.of(
                "FACT DENIED", 1L,
                "GOAL DENIED", 1L,
                "GOAL DUPLICATE", 1L,
                "GOAL REFUSED", 1L,
                "GOAL FAILED", 1L));
  }

  private Map<String, Long> finalized(FinalizeResult.Effect effect, List<String> denied) {
    var result =
        new FinalizeResult(
            effect,
            Verdict.LEARNED,
            denied.contains("memory") ? null : "ep",
            denied.contains("memory") ? 0 : 4,
            denied.contains("progress") ? 0 : 2,
            null,
            denied,
            denied.contains("memory") ? null : new FactsSaid(1, 1, 2));
    documents.clear();
    returning(Outcome.done(result))
        .finalizeAssessment(
            Write.of(USER, WriteOperation.FINALIZE_ASSESSMENT, 1),
            new SampleFinalization("s", "g").build());
    return documents;
  }

  @Test
  void finalize_countsItsParts() {
    assertThat(finalized(FinalizeResult.Effect.STORED, List.of()))
        .isEqualTo(
            Map.of(
                "ASSESSMENT CREATED", 1L,
                "FACT CREATED", 1L,
                "FACT REINFORCED", 1L,
                "FACT SUPERSEDED", 2L,
                "EPISODE CREATED", 1L,
                "ROLLUP UPDATED", 2L,
                "GAMIFICATION UPDATED", 1L));
    assertThat(finalized(FinalizeResult.Effect.REPLACED, List.of("memory")))
        .isEqualTo(
            Map.of(
                "ASSESSMENT SUPERSEDED", 1L,
                "FACT DENIED", 1L,
                "EPISODE DENIED", 1L,
                "ROLLUP UPDATED", 2L,
                "GAMIFICATION UPDATED", 1L));
    assertThat(finalized(FinalizeResult.Effect.OUTDATED, List.of()))
        .isEqualTo(Map.of("ASSESSMENT DUPLICATE", 1L));
    assertThat(finalized(FinalizeResult.Effect.DENIED, List.of("memory", "progress")))
        .isEqualTo(Map.of("ASSESSMENT DENIED", 1L));
  }

  @Test
  void forgetting_countsWhatWent() {
    returning(
            Outcome.done(
                new Forgotten(
                    Map.of(
                        MemoryTable.FACTS,
                        3L,
                        MemoryTable.SESSION_PARTS,
                        2L,
                        MemoryTable.REVISIONS,
                        1L))))
        .forgetSession(Write.of(USER, WriteOperation.FORGET_SESSION, 1), "s");

    assertThat(documents).isEqualTo(Map.of("FACT DELETED", 3L, "SUMMARY DELETED", 2L));
  }

  @Test
  void imports_areCountedByTheirTables() {
    returning(List.of(ImportResult.Change.CREATED, new ImportResult.Failed("no")))
        .importRecords(
            USER,
            List.of(
                new ExportRecord(MemoryTable.FACTS, new SampleFact("f", "text").fact()),
                new ExportRecord(MemoryTable.FACTS, new SampleFact("g", "text").fact())),
            1);

    assertThat(documents).isEqualTo(Map.of("FACT CREATED", 1L, "FACT REFUSED", 1L));
  }

  private Map<String, Long> counts() {
    return operations;
  }
}
