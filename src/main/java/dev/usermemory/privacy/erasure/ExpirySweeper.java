package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.erasure.ErasureTelemetry.Swept;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Deletes what has expired, of anyone, in bounded batches and one sweep at a time. */
@Service
public class ExpirySweeper {

  private static final Logger log = LoggerFactory.getLogger(ExpirySweeper.class);

  private final ErasureStore store;
  private final SweepProperties properties;
  private final ErasureTelemetry telemetry;
  private final Clock clock;
  private final ClockGuard guard;
  private final ReentrantLock sweeping = new ReentrantLock();

  ExpirySweeper(
      ErasureStore store,
      TrustedTimeStore time,
      SweepProperties properties,
      ErasureTelemetry telemetry,
      Clock clock) {
    this.store = store;
    this.properties = properties;
    this.telemetry = telemetry;
    this.clock = clock;
    this.guard = new ClockGuard(time, clock, System::nanoTime, properties.maxClockJump());
  }

  /** Whether nothing is deleted, as the clock is too far ahead to be believed. */
  public boolean isHeld() {
    return guard.isHeld();
  }

  /** Notes which time it is, so that a jump is noticed, also over a restart. */
  void watchClock() {
    guard.check();
  }

  /**
   * Deletes all that has expired by now; waits for a sweep that is under way.
   *
   * @param confirmed whether the clock is right, however far it has jumped
   * @throws ConflictException when nothing is deleted until that is confirmed
   */
  public Map<MemoryTable, Long> sweep(boolean confirmed) {
    sweeping.lock();
    try {
      requireTrustedClock(confirmed);
      return timed();
    } finally {
      sweeping.unlock();
    }
  }

  private Map<MemoryTable, Long> timed() {
    long started = System.nanoTime();
    Map<MemoryTable, Long> deleted = Map.of();
    boolean done = false;
    try {
      deleted = purge();
      done = true;
      return deleted;
    } finally {
      long documents = deleted.values().stream().mapToLong(Long::longValue).sum();
      long nanos = System.nanoTime() - started;
      telemetry.swept(new Swept(done, documents, nanos, clock.millis()));
    }
  }

  private void requireTrustedClock(boolean confirmed) {
    if (confirmed) {
      guard.confirm();
    }
    guard
        .check()
        .ifPresent(jump -> {
          throw new ConflictException(
              "Nothing was deleted: "
                  + jump
                  + ". If that is right, repeat with confirm=true; otherwise put the clock right.");
        });
  }

  private Map<MemoryTable, Long> purge() {
    long nowMs = clock.millis();
    Map<MemoryTable, Long> deleted =
        DeletedPage.all(cursor -> count(store.purgeExpired(nowMs, properties.batchSize(), cursor)));
    if (!deleted.isEmpty()) {
      log.info("sweep deleted={}", deleted);
    }
    return deleted;
  }

  /** Batch by batch, so that a sweep that fails halfway has counted what it did. */
  private DeletedPage count(DeletedPage page) {
    telemetry.purged(page.deleted());
    return page;
  }
}
