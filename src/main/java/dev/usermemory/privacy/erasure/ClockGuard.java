package dev.usermemory.privacy.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the clock may decide what has expired. Time passes as the machine's monotonic clock
 * counts it, and over a restart from when the store was last told; a clock that is further ahead
 * than the bound is not believed until somebody confirms it, since what is deleted by it does not
 * come back. One that went back deletes nothing early, and is only told in the log.
 */
final class ClockGuard {

  private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);

  private final TrustedTimeStore store;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Duration bound;
  private @Nullable Anchor anchor;
  private boolean isBehind;
  private volatile @Nullable Jump held;

  private record Anchor(long wallMs, long nanos) {}

  /** The time that the clock shows, and the latest that would have been believed less the bound. */
  record Jump(long shownMs, long expectedMs) {

    @Override
    public String toString() {
      return "the clock shows %s, %s after the %s that was expected"
          .formatted(
              Instant.ofEpochMilli(shownMs),
              Duration.ofMillis(shownMs - expectedMs),
              Instant.ofEpochMilli(expectedMs));
    }
  }

  ClockGuard(TrustedTimeStore store, Clock clock, LongSupplier nanos, Duration bound) {
    this.store = store;
    this.clock = clock;
    this.nanos = nanos;
    this.bound = bound;
  }

  boolean isHeld() {
    return held != null;
  }

  /**
   * Empty when the clock may decide.
   *
   * @throws dev.usermemory.kernel.StoreException when it is not known which time was believed last
   */
  synchronized Optional<Jump> check() {
    long nowMs = clock.millis();
    long storedMs = store.trustedAtMs();
    long expectedMs = Math.max(storedMs, passed());
    long aheadMs = expectedMs == 0 ? 0 : nowMs - expectedMs;
    if (aheadMs > bound.toMillis()) {
      return Optional.of(hold(new Jump(nowMs, expectedMs)));
    }
    release();
    if (aheadMs < -bound.toMillis()) {
      tellBehind(nowMs, expectedMs);
    } else {
      isBehind = false;
      believe(nowMs, storedMs);
    }
    return Optional.empty();
  }

  /** Somebody has looked at the clock and says that it is right. */
  synchronized void confirm() {
    long nowMs = clock.millis();
    store.trust(nowMs);
    anchor = new Anchor(nowMs, nanos.getAsLong());
    isBehind = false;
    release();
  }

  private long passed() {
    Anchor last = anchor;
    return last == null
        ? 0
        : last.wallMs() + Duration.ofNanos(nanos.getAsLong() - last.nanos()).toMillis();
  }

  private void believe(long nowMs, long storedMs) {
    anchor = new Anchor(nowMs, nanos.getAsLong());
    if (nowMs > storedMs) {
      store.trust(nowMs);
    }
  }

  private Jump hold(Jump jump) {
    if (held == null) {
      LOG.warn(
          "Nothing that has expired is deleted: {}. Put the clock right, or confirm it with POST"
              + " /v1/admin/ttl-sweep?confirm=true",
          jump);
    }
    held = jump;
    return jump;
  }

  private void release() {
    if (held != null) {
      LOG.info("What has expired is deleted again");
      held = null;
    }
  }

  private void tellBehind(long nowMs, long expectedMs) {
    if (!isBehind) {
      LOG.warn(
          "The clock shows {}, although it was {} already: what is written now is as old as it"
              + " says, and what should have expired meanwhile is visible",
          Instant.ofEpochMilli(nowMs),
          Instant.ofEpochMilli(expectedMs));
    }
    isBehind = true;
  }
}
