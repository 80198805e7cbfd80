package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.usermemory.kernel.OutboxProbe;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;

class StoreHealthTest {

  private static final Runnable REFUSING =
      () -> {
        throw new StoreUnavailableException(new IllegalStateException("secret place"));
      };

  @Test
  void health_storeAnswers_isUp() {
    assertThat(health(() -> {})).isEqualTo(Health.up().build());
  }

  @Test
  void health_storeRefuses_isDownWithoutDetails() {
    assertThat(health(REFUSING)).isEqualTo(Health.down().build());
  }

  @Test
  void health_storeRefusesAndWritesCanWait_isDegraded() {
    assertThat(health(REFUSING, () -> true)).isEqualTo(Health.status("DEGRADED").build());
  }

  @Test
  void health_storeRefusesAndTheOutboxIsFull_isDown() {
    assertThat(health(REFUSING, () -> false)).isEqualTo(Health.down().build());
  }

  @Test
  void health_storeAnswersAndTheOutboxIsFull_isUp() {
    assertThat(health(() -> {}, () -> false)).isEqualTo(Health.up().build());
  }

  @Test
  void health_storeHangs_isDownOrDegradedInTime() {
    var never = new CountDownLatch(1);
    Runnable hanging =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };

    long start = System.nanoTime();
    assertThat(health(hanging)).isEqualTo(Health.down().build());
    assertThat(health(hanging, () -> true)).isEqualTo(Health.status("DEGRADED").build());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void health_brokenProbe_isAFailure() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            health(() -> {
              throw new IllegalArgumentException("a bug");
            }));
  }

  private static Health health(Runnable ping) {
    return health(ping, null);
  }

  private static Health health(Runnable ping, @Nullable OutboxProbe outbox) {
    var beans = new StaticListableBeanFactory();
    if (outbox != null) {
      beans.addBean("outbox", outbox);
    }
    var probe =
        new StoreProbe() {
          @Override
          public String name() {
            return "fake";
          }

          @Override
          public String description() {
            return "in memory";
          }

          @Override
          public void ping() {
            ping.run();
          }
        };
    try (var health = new StoreHealth(probe, beans.getBeanProvider(OutboxProbe.class))) {
      return health.health();
    }
  }
}
