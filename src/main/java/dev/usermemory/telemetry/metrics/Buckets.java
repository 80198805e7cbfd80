package dev.usermemory.telemetry.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Upper bounds of histograms. */
final class Buckets {

  /** The deadline of a context is 300 ms, and most take less than one. */
  static final Duration[] CONTEXT = millis(1, 2, 5, 10, 25, 50, 100, 200, 300, 500, 1_000);

  /** Of calls over a network. */
  static final Duration[] CALL = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000);

  static final Duration[] STORE = millis(1, 5, 10, 50, 100, 500, 1_000, 5_000);

  static final Duration[] REQUEST = millis(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000);

  static final Duration[] SWEEP = millis(10, 100, 1_000, 10_000, 60_000, 600_000);

  /** Not of a ratio: Micrometer rounds up to a whole number before it looks for the bucket. */
  static final double[] PERCENT = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100};

  static final double[] TOKENS = {64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192};

  private Buckets() {}

  private static Duration[] millis(long... bounds) {
    return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
