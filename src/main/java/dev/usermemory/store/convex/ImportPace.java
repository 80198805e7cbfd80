package dev.usermemory.store.convex;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spreads over time what imports write. A deployment takes about 4 MiB a second from all who write,
 * and the imports of an instance have a share of that among them, however many they are; the rest
 * is for live calls.
 */
final class ImportPace {

  /** What a deployment takes, index entries included. */
  private static final long BYTES_PER_SECOND = 4 * 1_048_576;

  /** A stored document with its index entries is at most this many times what was sent of it. */
  static final int WRITTEN_PER_SENT = 3;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** As {@link Thread#sleep(Duration)}. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  private final long bytesPerSecond;
  private final LongSupplier clock;
  private final Sleeper sleeper;
  private long paidNanos;

  /**
   * @param percent of what the deployment takes
   * @param clock as {@link System#nanoTime()}
   */
  ImportPace(int percent, LongSupplier clock, Sleeper sleeper) {
    this.bytesPerSecond = BYTES_PER_SECOND * percent / 100;
    this.clock = clock;
    this.sleeper = sleeper;
    this.paidNanos = clock.getAsLong();
  }

  /** Waits until what was sent before has had its time; who comes first goes first. */
  void send(int bytes) throws InterruptedException {
    sleeper.sleep(reserve(bytes));
  }

  private synchronized Duration reserve(int bytes) {
    long nowNanos = clock.getAsLong();
    long beginNanos = paidNanos - nowNanos > 0 ? paidNanos : nowNanos;
    paidNanos = beginNanos + bytes * WRITTEN_PER_SENT * NANOS_PER_SECOND / bytesPerSecond;
    return Duration.ofNanos(beginNanos - nowNanos);
  }
}
