package dev.usermemory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimedStoreTest {

  private static final UserId USER = new UserId("u1");
  private static final Write DELETE = Write.of(USER, WriteOperation.DELETE_GOAL, 1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private MemoryStore returning(Object value) {
    return new TimedStore(FakeStores.answering(_ -> value), meters);
  }

  private MemoryStore throwing(RuntimeException failure) {
    return new TimedStore(
        FakeStores.answering(_ -> {
          throw failure;
        }),
        meters);
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
                "goals.delete ok", 1L,
                "goals.delete replayed", 1L,
                "goals.delete denied", 2L,
                "goals.delete refused", 1L,
                "goals.delete failed", 1L));
  }

  @Test
  void readsAndBugs_areTimedByThePortsMethod() {
    returning(java.util.List.of()).listTrackedSkills(USER);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> throwing(new IllegalStateException("bug")).listTrackedSkills(USER));

    assertThat(counts())
        .isEqualTo(Map.of("listTrackedSkills ok", 1L, "listTrackedSkills failed", 1L));
  }

  @Test
  void whatTheStoreTellsOfItself_isNotTimed() {
    assertThat(returning("embedded").name()).isEqualTo("embedded");
    assertThat(counts()).isEmpty();
  }

  private Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (Timer timer : meters.find(TimedStore.NAME).timers()) {
      counts.put(
          timer.getId().getTag("operation") + " " + timer.getId().getTag("outcome"), timer.count());
    }
    return counts;
  }
}
