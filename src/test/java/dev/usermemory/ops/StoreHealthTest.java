package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreUnavailableException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class StoreHealthTest {

  @Test
  void health_storeAnswers_isUp() {
    assertThat(health(() -> {})).isEqualTo(Health.up().build());
  }

  @Test
  void health_storeRefuses_isDownWithoutDetails() {
    Runnable refusing =
        () -> {
          throw new StoreUnavailableException(new IllegalStateException("secret place"));
        };

    assertThat(health(refusing)).isEqualTo(Health.down().build());
  }

  @Test
  void health_storeHangs_isDown() {
    var never = new CountDownLatch(1);
    Runnable hanging =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };

    assertThat(health(hanging)).isEqualTo(Health.down().build());
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
    try (var health = new StoreHealth(probe)) {
      return health.health();
    }
  }
}
