package dev.usermemory.ops;

import dev.usermemory.kernel.OutboxProbe;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the store answers in time; part of readiness, as the bean's name {@code store} says.
 * While it does not, the service is only degraded as long as writes find a place to wait: chats are
 * answered without a store. What does not pass by itself is named.
 */
@Component("store")
class StoreHealth implements HealthIndicator, AutoCloseable {

  /** Chats are answered, writes wait. The configuration says that this is ready. */
  static final Status DEGRADED = new Status("DEGRADED");

  /** So that a probe that gives up after a second, and a person, hear of it at once. */
  static final Duration TIMEOUT = Duration.ofMillis(500);

  private final StoreProbe store;
  private final OutboxProbe outbox;
  private final ExecutorService pings = Executors.newVirtualThreadPerTaskExecutor();

  StoreHealth(StoreProbe store, ObjectProvider<OutboxProbe> outbox) {
    this.store = store;
    this.outbox = outbox.getIfAvailable(() -> OutboxProbe.NONE);
  }

  @Override
  public Health health() {
    Future<?> ping = pings.submit(store::ping);
    try {
      ping.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Health.up().build();
    } catch (TimeoutException e) {
      ping.cancel(true);
      return away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return away();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException) {
        return away();
      }
      throw new IllegalStateException("the store's probe is broken", e.getCause());
    }
  }

  private Health away() {
    var health = Health.status(outbox.acceptsWrites() ? DEGRADED : Status.DOWN);
    store.fault().ifPresent(fault -> health.withDetail("reason", fault));
    return health.build();
  }

  @Override
  public void close() {
    pings.shutdownNow();
  }
}
