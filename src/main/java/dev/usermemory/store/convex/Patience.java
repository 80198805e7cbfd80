package dev.usermemory.store.convex;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the caller of a request waits for its answer: one budget for all calls to Convex that
 * the request makes. It is known to the thread, so that no port has to carry it.
 */
final class Patience {

  private static final ScopedValue<Patience> CURRENT = ScopedValue.newInstance();

  private final Duration whole;
  private final long endNanos;

  private Patience(Duration whole) {
    this.whole = whole;
    this.endNanos = System.nanoTime() + whole.toNanos();
  }

  /** Runs work whose calls may take this long together. */
  static <T> T during(Duration whole, Supplier<T> work) {
    return ScopedValue.where(CURRENT, new Patience(whole)).call(work::get);
  }

  /** Of the request under way; null when its caller asks again, or does not wait at all. */
  static @Nullable Patience current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** All that there was at the beginning. */
  Duration whole() {
    return whole;
  }

  /** Not more than zero once it has ended. */
  Duration left() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }
}
