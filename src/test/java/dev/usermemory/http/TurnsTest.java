package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void turns_areNeverMoreThanSoMany() throws Exception {
    var turns = new Turns(3, 100, LONG);
    var atWork = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(
            callers.submit(() -> {
              try (Turns.Turn turn = turns.take()) {
                seen.add(atWork.incrementAndGet());
                turn.pause();
                turn.resume();
                Thread.yield();
                atWork.decrementAndGet();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(seen).hasSize(50);
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void oneTooManyWaiting_isRefusedAtOnce() {
    var turns = new Turns(1, 1, LONG);
    try (Turns.Turn first = turns.take()) {
      Thread second = Thread.ofVirtual().start(() -> turns.take().close());
      await().until(() -> turns.waiting() == 1);

      assertThatExceptionOfType(OverloadedException.class).isThrownBy(turns::take);

      first.pause();
      await().until(() -> !second.isAlive());
      first.resume();
    }
  }

  @Test
  void turnThatDoesNotCome_isRefused() {
    var turns = new Turns(1, 1, Duration.ofMillis(1));
    try (Turns.Turn first = turns.take()) {
      assertThatExceptionOfType(OverloadedException.class).isThrownBy(turns::take);
      assertThat(turns.waiting()).isZero();
    }
    turns.take().close();
  }

  @Test
  void pausedTurn_letsOthersGoFirst() {
    var turns = new Turns(1, 1, Duration.ofMillis(1));
    try (Turns.Turn slow = turns.take()) {
      slow.pause();
      turns.take().close();
      slow.resume();
      assertThatExceptionOfType(OverloadedException.class).isThrownBy(turns::take);
    }
  }
}
