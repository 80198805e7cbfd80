package dev.usermemory.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private final Backoff backoff = new Backoff(1_000, 60_000, new Random(7));

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 2000", "3, 4000", "6, 32000", "7, 60000", "5000, 60000"})
  void pause_doublesUpToItsLongest_withJitterOfHalf(int failures, long fullMs) {
    for (int i = 0; i < 200; i++) {
      assertThat(backoff.pauseMs(failures)).isBetween(fullMs / 2, fullMs);
    }
  }
}
