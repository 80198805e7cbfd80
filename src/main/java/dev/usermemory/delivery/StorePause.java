package dev.usermemory.delivery;

/**
 * Whether delivering makes sense now. While the store is away nothing is attempted, so that no
 * write is made to wait longer by failures that are not its own; it goes on the moment that the
 * store answers anybody.
 */
final class StorePause {

  private final Backoff backoff;
  private final Bell bell;
  private int failures;
  private long untilMs;

  StorePause(Backoff backoff, Bell bell) {
    this.backoff = backoff;
    this.bell = bell;
  }

  /** The store failed on more than one write. */
  synchronized void storeIsAway(long nowMs) {
    failures++;
    untilMs = nowMs + backoff.pauseMs(failures);
  }

  void storeAnswered() {
    if (end()) {
      bell.ring();
    }
  }

  private synchronized boolean end() {
    boolean wasOn = failures > 0;
    failures = 0;
    return wasOn;
  }

  synchronized boolean isOn() {
    return failures > 0;
  }

  /** When to ask the store again, if it does not answer somebody else before. */
  synchronized long untilMs() {
    return untilMs;
  }
}
