package dev.usermemory.http.connection;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What fits into the memory that there is.
 *
 * @param connections open at a time, idle or not; more wait to be accepted
 * @param unfinished of them in the middle of sending their request's head, which costs most
 */
record Capacity(int connections, int unfinished) {

  /** Of an idle connection: about 4 KB were measured, with its selection key. */
  private static final int IDLE_BYTES = 8 * 1024;

  /** The session and the buffers of an idle one with TLS. */
  private static final int IDLE_TLS_BYTES = 96 * 1024;

  /** Of one whose request has begun: its buffers and its parser. */
  private static final int UNFINISHED_BYTES = 128 * 1024;

  /** What a process may have open on most systems is not much more. */
  private static final int MOST_CONNECTIONS = 8192;

  /** A quarter of the heap for idle connections, an eighth for unfinished requests. */
  static Capacity of(long heapBytes, boolean tls) {
    long connections = heapBytes / 4 / (tls ? IDLE_TLS_BYTES : IDLE_BYTES);
    long unfinished = heapBytes / 8 / UNFINISHED_BYTES;
    return new Capacity(
        Math.clamp(connections, 64, MOST_CONNECTIONS),
        Math.clamp(unfinished, 64, MOST_CONNECTIONS));
  }

  Capacity withConnections(int configured) {
    return new Capacity(configured, unfinished);
  }

  /** Whether one more may be in the middle of its head; then it is counted. */
  boolean admit(AtomicInteger counted) {
    if (counted.incrementAndGet() <= unfinished) {
      return true;
    }
    counted.decrementAndGet();
    return false;
  }

  /** Whether there are so many connections that idle ones have to go. */
  boolean isScarce(long open) {
    return open > connections - connections / 10;
  }
}
