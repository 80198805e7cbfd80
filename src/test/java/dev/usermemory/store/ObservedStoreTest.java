package dev.usermemory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
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
    returning(java.util.List.of()).listTrackedSkills(USER);
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

  private Map<String, Long> counts() {
    return operations;
  }
}
