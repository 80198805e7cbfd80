package dev.usermemory.http.connection;

import java.time.Duration;

/**
 * How long one request may wait for its caller in all, to send it and to take the answer: a time,
 * and a second more for every 64 KB that were moved, so that a slow line can carry a long body.
 * What the service itself takes does not count.
 */
record Patience(Duration atLeast) {

  private static final double NANOS_PER_BYTE = 1e9 / (64 * 1024);

  boolean isOver(long waitedNanos, long bytesMoved) {
    return waitedNanos > atLeast.toNanos() + bytesMoved * NANOS_PER_BYTE;
  }
}
