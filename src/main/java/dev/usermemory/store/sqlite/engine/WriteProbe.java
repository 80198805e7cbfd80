package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreState;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a write reaches the disk. A write of anybody's within the last second will do, and
 * so does the last trial's answer, so that whoever asks often does not load the disk.
 */
final class WriteProbe {

  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Less than a health check waits. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Writer writer;
  private final Condition condition;
  private final Duration longestWork;
  private final ReentrantLock trying = new ReentrantLock();
  private @Nullable Trial last;

  private record Trial(long nanos, @Nullable StoreException failure) {}

  /**
   * @param longestWork for which the writer may be at one piece of work while others only wait
   */
  WriteProbe(Writer writer, Condition condition, Duration longestWork) {
    this.writer = writer;
    this.condition = condition;
    this.longestWork = longestWork;
  }

  /**
   * @throws StoreException when a write would fail
   */
  void require() {
    trying.lock();
    try {
      StoreException failure = failure();
      if (failure != null) {
        throw failure;
      }
    } finally {
      trying.unlock();
    }
  }

  private @Nullable StoreException failure() {
    if (condition.state() == StoreState.OK && writer.hasWrittenWithin(FRESH)) {
      return null;
    }
    Trial known = last;
    if (known == null || System.nanoTime() - known.nanos() > FRESH.toNanos()) {
      known = new Trial(System.nanoTime(), attempt());
      last = known;
    }
    return known.failure();
  }

  private @Nullable StoreException attempt() {
    try {
      writer.inTransaction(
          db -> db.sql("UPDATE store_probe SET probes = probes + 1").update(), PATIENCE);
      return null;
    } catch (StoreException e) {
      return explain() ? e : null;
    }
  }

  /** False when the write only waits for others, as during a long one. */
  private boolean explain() {
    Activity activity = writer.activity();
    return switch (activity.kind()) {
      case IDLE -> true;
      case WAITING_FOR_LOCK -> {
        condition.become(StoreState.LOCKED);
        yield true;
      }
      case WORKING -> {
        boolean stuck = activity.lastsLongerThan(longestWork);
        if (stuck) {
          condition.become(StoreState.AWAY);
        }
        yield stuck || condition.state() != StoreState.OK;
      }
    };
  }
}
