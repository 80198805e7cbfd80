package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When expired documents are deleted.
 *
 * @param enabled whether this instance does it; by default unless the store does, as Convex does by
 *     a cron of its own
 * @param interval from the end of a sweep to the next one's start, 1 second to 7 days
 * @param initialDelay from the start of the service to the first sweep, up to 7 days
 * @param batchSize documents per transaction, 1 to 5,000
 */
@ConfigurationProperties("usermemory.sweep")
record SweepProperties(
    @Nullable Boolean enabled,
    @DefaultValue("1h") Duration interval,
    @DefaultValue("1m") Duration initialDelay,
    @DefaultValue("500") int batchSize) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  SweepProperties {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException("usermemory.sweep.interval must be 1 second to 7 days");
    }
    if (initialDelay.isNegative() || initialDelay.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException("usermemory.sweep.initial-delay must be 0 to 7 days");
    }
    if (batchSize < 1 || batchSize > 5_000) {
      throw new InvalidSettingException("usermemory.sweep.batch-size must be 1 to 5000");
    }
  }
}
