package dev.usermemory.access.limit;

import java.time.Duration;

/**
 * Whether a request may pass, and what the caller is told.
 *
 * @param policy {@code caller} or {@code user}
 * @param quota requests that may come within {@link RateLimit#WINDOW}
 * @param remaining how many more may come at once
 * @param next when one may come again, zero when it may now
 * @param reset when the quota is whole again
 */
public record Decision(
    String policy, long quota, boolean allowed, long remaining, Duration next, Duration reset) {

  /** As in {@code RateLimit-Policy}: the quota, and its window in seconds. */
  public String asPolicy() {
    return "\"" + policy + "\";q=" + quota + ";w=" + RateLimit.WINDOW.toSeconds();
  }

  /** As in {@code RateLimit}: what remains, and the seconds until it is whole again. */
  public String asLimit() {
    return "\"" + policy + "\";r=" + remaining + ";t=" + seconds(reset);
  }

  /** Whole seconds to wait for a refused request, at least one. */
  public long retryAfterSeconds() {
    return Math.max(1, seconds(next));
  }

  private static long seconds(Duration duration) {
    return Math.ceilDiv(duration.toNanos(), Duration.ofSeconds(1).toNanos());
  }
}
