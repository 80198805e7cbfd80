package dev.usermemory.delivery;

import java.util.random.RandomGenerator;

/** Exponential pauses with jitter: a pause is between half of what it would be and all of it. */
record Backoff(long firstMs, long longestMs, RandomGenerator random) {

  /** For a write that the store fails on although it answers others. */
  static Backoff ofWrites(RandomGenerator random) {
    return new Backoff(1_000, 60_000, random);
  }

  /** While the store is away; short, because asking whether it is back costs next to nothing. */
  static Backoff ofStore(RandomGenerator random) {
    return new Backoff(200, 1_000, random);
  }

  /**
   * @param failures so far, 1 or more
   */
  long pauseMs(int failures) {
    long full = Math.min(longestMs, firstMs << Math.min(failures - 1, 20));
    return full / 2 + random.nextLong(full / 2 + 1);
  }
}
