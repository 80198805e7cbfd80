package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a file that nobody may be writing: tries a write, compares its pages, and repeats a
 * scrub that failed. What it finds is in the {@link SqliteDatabase#state state}.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final WriteProbe probe;
  private final IntegrityCheck integrity;
  private final Scrub scrub;
  private boolean recalled;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sqlite-watch").daemon().factory());

  Watch(WriteProbe probe, IntegrityCheck integrity, Scrub scrub) {
    this.probe = probe;
    this.integrity = integrity;
    this.scrub = scrub;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      integrity.runIfDue();
      probe.require();
      if (!recalled) {
        scrub.recall();
        recalled = true;
      }
      scrub.repeatIfDue();
    } catch (StoreException e) {
      // its state says so, and the log did
    } catch (RuntimeException e) {
      LOG.error("The watch of a database failed: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
