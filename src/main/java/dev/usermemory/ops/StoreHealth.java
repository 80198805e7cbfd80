package dev.usermemory.ops;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the store answers in time; part of readiness, as the bean's name {@code store} says. */
@Component("store")
class StoreHealth implements HealthIndicator, AutoCloseable {

  /** Below the second or so after which probes give up themselves. */
  static final Duration TIMEOUT = Duration.ofMillis(800);

  private final StoreProbe store;
  private final ExecutorService pings = Executors.newVirtualThreadPerTaskExecutor();

  StoreHealth(StoreProbe store) {
    this.store = store;
  }

  @Override
  public Health health() {
    Future<?> ping = pings.submit(store::ping);
    try {
      ping.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Health.up().build();
    } catch (TimeoutException e) {
      ping.cancel(true);
      return Health.down().build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down().build();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException) {
        return Health.down().build();
      }
      throw new IllegalStateException("the store's probe is broken", e.getCause());
    }
  }

  @Override
  public void close() {
    pings.shutdownNow();
  }
}
