package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void processors_areNeverSharedByMore() throws Exception {
    var turns = new Turns(50, 3, 0);
    assertThat(atWork(turns, this::waitForTheStore)).hasSize(50).allMatch(n -> n <= 3);
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void places_areNeverSharedByMore() throws Exception {
    var turns = new Turns(3, 50, 100);
    assertThat(atWork(turns, this::waitForTheCaller)).hasSize(50).allMatch(n -> n <= 3);
    assertThat(turns.waiting()).isZero();
  }

  /** How many are at work, as each of fifty sees it after it has waited. */
  private static List<Integer> atWork(Turns turns, Consumer<Turns.Turn> wait) throws Exception {
    var atWork = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(
            callers.submit(() -> {
              try (Turns.Turn turn = turns.take(LONG)) {
                wait.accept(turn);
                seen.add(atWork.incrementAndGet());
                Thread.yield();
                atWork.decrementAndGet();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    return seen;
  }

  private void waitForTheStore(Turns.Turn turn) {
    try (var _ = Waiting.begin()) {
      Thread.yield();
    }
  }

  private void waitForTheCaller(Turns.Turn turn) {
    turn.pause();
    turn.resume();
  }

  @Test
  void oneTooManyWaiting_isRefusedAtOnce() {
    var turns = new Turns(1, 1, 1);
    try (Turns.Turn first = turns.take(LONG)) {
      Thread second = Thread.ofVirtual().start(() -> turns.take(LONG).close());
      await().until(() -> turns.waiting() == 1);

      assertRefused(turns, LONG);

      first.pause();
      await().until(() -> !second.isAlive());
      first.resume();
    }
  }

  @Test
  void placeThatDoesNotComeInTime_isRefused() {
    assertRefusedWhileTaken(new Turns(1, 2, 1));
  }

  @Test
  void processorThatDoesNotComeInTime_isRefused() {
    assertRefusedWhileTaken(new Turns(2, 1, 1));
  }

  private static void assertRefusedWhileTaken(Turns turns) {
    try (Turns.Turn first = turns.take(LONG)) {
      assertRefused(turns, SHORT);
      assertRefused(turns, SHORT); // which took nothing
      assertThat(turns.waiting()).isZero();
    }
    assertTaken(turns);
  }

  @Test
  void waitingForTheStore_letsOthersWork_butKeepsItsPlace() {
    var turns = new Turns(2, 1, 1);
    try (Turns.Turn slow = turns.take(LONG)) {
      try (var _ = Waiting.begin()) {
        assertTaken(turns);
        inItsPlace(turns, () -> assertRefused(turns, SHORT));
      }
      assertRefused(turns, SHORT);
    }
  }

  /** With another request in the only other place. */
  private static void inItsPlace(Turns turns, Runnable check) {
    var done = new AtomicInteger();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try (Turns.Turn turn = turns.take(LONG)) {
                try (var _ = Waiting.begin()) {
                  done.incrementAndGet();
                  await().until(() -> done.get() == 2);
                }
              }
            });
    await().until(() -> done.get() == 1);
    check.run();
    done.incrementAndGet();
    await().until(() -> !other.isAlive());
  }

  @Test
  void waitingForTheCaller_letsOthersHaveItsPlace() {
    var turns = new Turns(1, 1, 1);
    try (Turns.Turn slow = turns.take(LONG)) {
      slow.pause();
      assertTaken(turns);
      slow.resume();
      assertRefused(turns, SHORT);
    }
  }

  @Test
  void whatTakesLong_holdsNoProcessor_whateverItWaitsFor() {
    var turns = new Turns(2, 1, 1);
    try (Turns.Turn export = turns.take(LONG)) {
      export.goOnBeside();
      waitForTheStore(export);
      waitForTheCaller(export);
      assertTaken(turns);
    }
    assertTaken(turns);
    assertRefusedWhileTaken(new Turns(1, 1, 1));
  }

  @Test
  void waitingWithoutATurn_isNobodysBusiness() {
    var turns = new Turns(1, 1, 1);
    assertTaken(turns);
    try (var scope = Waiting.begin()) {
      assertThat(scope).isNotNull();
    }
    assertRefusedWhileTaken(turns);
  }

  /** From another thread, as every request has one of its own. */
  private static void assertTaken(Turns turns) {
    var taken = new AtomicBoolean();
    Thread.ofVirtual()
        .start(() -> {
          try (Turns.Turn turn = turns.take(LONG)) {
            taken.set(true);
          }
        });
    await().untilTrue(taken);
  }

  private static void assertRefused(Turns turns, Duration patience) {
    assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> turns.take(patience));
  }
}
