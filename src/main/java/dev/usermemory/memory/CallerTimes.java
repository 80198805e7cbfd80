package dev.usermemory.memory;

import dev.usermemory.kernel.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The times that callers may give: history may be loaded, but nothing happens in the future. */
public final class CallerTimes {

  /** Clocks of callers may be this far ahead. */
  static final long TOLERANCE_MS = 5_000;

  private CallerTimes() {}

  /**
   * When it happened: as asked, or now when absent or ahead by no more than the tolerance.
   *
   * @param field the member to name when the time is later than that, a 422
   */
  public static long createdAt(String field, @Nullable Long askedMs, long nowMs) {
    if (askedMs == null) {
      return nowMs;
    }
    if (askedMs > nowMs + TOLERANCE_MS) {
      throw new InvalidValueException(field, "must not be in the future");
    }
    return Math.min(askedMs, nowMs);
  }

  /** The same time when it is absent or after now, else a 422 that names the field. */
  public static @Nullable Long expiresAt(String field, @Nullable Long askedMs, long nowMs) {
    if (askedMs != null && askedMs <= nowMs) {
      throw new InvalidValueException(field, "must be in the future");
    }
    return askedMs;
  }
}
