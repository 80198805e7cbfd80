package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.evaluation.Arrivals.Answers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  @Test
  void send_asksSoManyInTheirOrder() throws Exception {
    Answers<Integer> answers = new Arrivals(500, Duration.ofMillis(200)).send(number -> number);

    assertThat(answers.told()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(LongStream.of(answers.waitedNanos())).hasSize(100).allMatch(nanos -> nanos > 0);
  }

  /** The first is answered only once the last has come: nobody waits for those before. */
  @Test
  void send_comesWhetherOthersWaitOrNot() throws Exception {
    var last = new CountDownLatch(1);

    Answers<String> answers =
        new Arrivals(1_000, Duration.ofMillis(20))
            .send(number -> {
              if (number == 0) {
                last.await();
              } else if (number == 19) {
                last.countDown();
              }
              return "told";
            });

    assertThat(answers.told()).hasSize(20);
    assertThat(answers.waitedNanos()[0]).isGreaterThan(Duration.ofMillis(18).toNanos());
  }

  @Test
  void send_failsWithACaller() {
    assertThatThrownBy(() ->
            new Arrivals(100, Duration.ofMillis(20))
                .send(_ -> {
                  throw new IllegalStateException("no answer");
                }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
  }

  @Test
  void waitedMs_isOfSoManyOfAHundred() {
    long[] nanos = LongStream.rangeClosed(1, 100).map(ms -> (101 - ms) * 1_000_000).toArray();
    var answers = new Answers<>(List.of(), nanos);

    assertThat(answers.waitedMs(0.5)).isEqualTo(50);
    assertThat(answers.waitedMs(0.95)).isEqualTo(95);
    assertThat(answers.waitedMs(0.99)).isEqualTo(99);
  }
}
