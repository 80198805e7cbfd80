package dev.usermemory.access.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One policy: a token bucket per key, full at first, that fills within {@link #WINDOW}. Buckets
 * that nobody used for that long are full and so forgotten.
 */
final class RateLimit {

  static final Duration WINDOW = Duration.ofSeconds(10);

  /** About 200 bytes each. */
  private static final int MOST_KEYS = 100_000;

  private final String name;
  private final long quota;
  private final LoadingCache<String, Bucket> buckets;

  RateLimit(String name, int perSecond, TimeMeter clock) {
    this.name = name;
    this.quota = perSecond * WINDOW.toSeconds();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(WINDOW)
            .ticker(clock::currentTimeNanos)
            .executor(Runnable::run)
            .build(_ -> bucket(clock));
  }

  private Bucket bucket(TimeMeter clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
        .withCustomTimePrecision(clock)
        .build();
  }

  Decision ask(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return new Decision(
        name,
        quota,
        probe.isConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        Duration.ofNanos(probe.getNanosToWaitForReset()));
  }
}
