package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final UserId ANA = new UserId("ana");
  private static final UserId BEN = new UserId("ben");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration NOT_AT_ALL = Duration.ofMillis(1);

  private final Turns turns = new Turns(1, 3, LONG);
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    writers.shutdownNow();
  }

  @Test
  void take_whileAnotherOfThePersonWrites_waitsUntilItsDeadlineOnly() throws Exception {
    Gate first = turns.of(ANA);
    assertThat(first.take(LONG)).isTrue();
    assertThat(turns.of(ANA).take(NOT_AT_ALL)).isFalse();

    first.leave();
    assertThat(turns.of(ANA).take(NOT_AT_ALL)).isTrue();
  }

  @Test
  void take_ofSomebodyElse_doesNotWait() throws Exception {
    assertThat(turns.of(ANA).take(LONG)).isTrue();
    assertThat(turns.of(BEN).take(NOT_AT_ALL)).isTrue();
  }

  @Test
  void take_severalWait_areServedInTheOrderInWhichTheyCame() throws Exception {
    Gate first = turns.of(ANA);
    first.take(LONG);
    var served = new CopyOnWriteArrayList<Integer>();
    var waiting = new ArrayList<Future<?>>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      waiting.add(waitingWrite(() -> served.add(number)));
    }
    first.leave();
    for (Future<?> write : waiting) {
      write.get();
    }
    assertThat(served).containsExactly(0, 1, 2);
  }

  @Test
  void take_moreThanMayWait_isRefusedAtOnce() throws Exception {
    turns.of(ANA).take(LONG);
    for (int i = 0; i < 3; i++) {
      waitingWrite(() -> {});
    }
    assertThat(turns.of(ANA).take(LONG)).isFalse();
    assertThat(turns.of(BEN).take(NOT_AT_ALL)).isTrue();
  }

  @Test
  void leave_lastOfAPerson_forgetsThem() throws Exception {
    Gate done = turns.of(ANA);
    done.take(LONG);
    turns.of(ANA).take(NOT_AT_ALL); // gave up
    Future<?> interrupted = waitingWrite(() -> {});
    interrupted.cancel(true);
    await().until(() -> turns.waiting(ANA) == 0);

    done.leave();
    assertThat(turns.people()).isZero();
  }

  /** An answer that is late is held up on its way; the next one need not wait for it. */
  @Test
  void take_turnThatNeverEnds_passesToTheNextAfterAWhile() throws Exception {
    var impatient = new Turns(1, 3, Duration.ofMillis(50));
    Gate first = impatient.of(ANA);
    Gate second = impatient.of(ANA);
    first.take(LONG);
    assertThat(second.take(LONG)).isTrue();

    first.leave(); // what it had has passed on before
    second.leave();
    Gate third = impatient.of(ANA);
    assertThat(third.take(NOT_AT_ALL)).isTrue();
    third.leave();
    assertThat(impatient.people()).isZero();
  }

  @Test
  void take_severalAtATime_goTogether() throws Exception {
    var two = new Turns(2, 1, LONG);
    assertThat(List.of(two.of(ANA).take(LONG), two.of(ANA).take(LONG))).containsOnly(true);
    assertThat(two.of(ANA).take(NOT_AT_ALL)).isFalse();
  }

  /** Returns once it waits. */
  private Future<?> waitingWrite(Runnable work) {
    int before = turns.waiting(ANA);
    Future<?> write =
        writers.submit(() -> {
          Gate turn = turns.of(ANA);
          if (turn.take(LONG)) {
            work.run();
            turn.leave();
          }
          return true;
        });
    await().until(() -> turns.waiting(ANA) == before + 1);
    return write;
  }
}
