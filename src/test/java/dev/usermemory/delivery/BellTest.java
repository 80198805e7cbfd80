package dev.usermemory.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BellTest {

  private final Bell bell = new Bell();

  @Test
  void await_nobodyRings_sleepsForTheWholeTimeHoweverShort() throws InterruptedException {
    long start = System.nanoTime();
    bell.await(bell.rings(), 1);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void await_hasRungSince_returnsAtOnce() throws InterruptedException {
    long heard = bell.rings();
    bell.ring();
    bell.await(heard, Long.MAX_VALUE / 2_000_000);
  }
}
