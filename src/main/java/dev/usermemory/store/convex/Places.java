package dev.usermemory.store.convex;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many calls of a kind may be under way at a time; who comes first is served first. */
final class Places {

  private final Semaphore free;

  Places(ConvexFunction.Kind kind, int count, MeterRegistry meters) {
    this.free = new Semaphore(count, true);
    Gauge.builder("usermemory.convex.places.free", free, Semaphore::availablePermits)
        .description("Calls to Convex that could begin at once")
        .tag("kind", kind.endpoint())
        .register(meters);
  }

  /**
   * Takes a place, to be left again.
   *
   * @return false when none got free in time
   */
  boolean take(Duration wait) throws InterruptedException {
    return free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  void leave() {
    free.release();
  }
}
