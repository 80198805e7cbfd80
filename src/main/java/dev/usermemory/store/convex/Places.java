package dev.usermemory.store.convex;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many calls may be under way at a time; who comes first is served first. */
final class Places implements Gate {

  private final Semaphore free;

  Places(int count) {
    this.free = new Semaphore(count, true);
  }

  int free() {
    return free.availablePermits();
  }

  /** Those who wait for a place; only an estimate while others come and go. */
  int waiting() {
    return free.getQueueLength();
  }

  @Override
  public boolean take(Duration wait) throws InterruptedException {
    return free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void leave() {
    free.release();
  }

  @Override
  public String refusal() {
    return "no_place";
  }
}
