package dev.usermemory.delivery;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what waits, a few at a time, for as long as the service runs. */
final class OutboxDelivery implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

  /** At a time; a small deployment runs 16, most of which are for those who wait for an answer. */
  static final int CONCURRENCY = 4;

  static final long LONGEST_SLEEP_MS = 60_000;
  private static final long AFTER_A_BUG_MS = 1_000;

  /** Of all workers together; whoever stops the service waits for it. */
  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final OutboxAttempt attempt;
  private final StorePause pause;
  private final StoreProbe store;
  private final Clock clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  OutboxDelivery(
      Outbox outbox, OutboxAttempt attempt, StorePause pause, StoreProbe store, Clock clock) {
    this.outbox = outbox;
    this.attempt = attempt;
    this.pause = pause;
    this.store = store;
    this.clock = clock;
  }

  OutboxDelivery start() {
    for (int i = 0; i < CONCURRENCY; i++) {
      workers.add(Thread.ofVirtual().name("outbox-", i).start(this::run));
    }
    return this;
  }

  private void run() {
    try {
      while (!closed) {
        long heard = outbox.bell().rings();
        if (!workedWithoutBugs()) {
          outbox.bell().await(heard, sleepMs());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean workedWithoutBugs() throws InterruptedException {
    try {
      return work();
    } catch (RuntimeException e) { // a worker lives as long as the service
      log.error("Outbox worker failed unexpectedly", e);
      Thread.sleep(AFTER_A_BUG_MS);
      return true;
    }
  }

  /**
   * Delivers the next one, or asks whether the store is back; false when it is time for neither.
   */
  boolean work() {
    if (pause.isOn()) {
      return askWhetherStoreIsBack();
    }
    Optional<OutboxEntry> next = outbox.lanes().take(clock.millis());
    next.ifPresent(attempt::deliver);
    return next.isPresent();
  }

  private boolean askWhetherStoreIsBack() {
    if (clock.millis() < pause.untilMs() || !asking.compareAndSet(false, true)) {
      return false;
    }
    try {
      store.ping();
      pause.storeAnswered();
    } catch (StoreException e) {
      pause.storeIsAway(clock.millis());
    } finally {
      asking.set(false);
    }
    return true;
  }

  /**
   * Until something is due. While another worker asks the store, it is that one's to go on or to
   * ring: workers that looked again and again would keep it, and every request, off the processor.
   */
  long sleepMs() {
    if (pause.isOn() && asking.get()) {
      return LONGEST_SLEEP_MS;
    }
    Long dueMs = pause.isOn() ? Long.valueOf(pause.untilMs()) : outbox.lanes().nextDueMs();
    long sleepMs = dueMs == null ? LONGEST_SLEEP_MS : dueMs - clock.millis();
    return Math.clamp(sleepMs, 1, LONGEST_SLEEP_MS);
  }

  /**
   * What is under way ends, as far as it does so soon; what waits is delivered after the next
   * start.
   */
  @Override
  public void close() {
    closed = true;
    outbox.bell().ring();
    try {
      long endNanos = System.nanoTime() + END_PATIENCE.toNanos();
      for (Thread worker : workers) {
        worker.join(Duration.ofNanos(Math.max(1, endNanos - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
