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
 * @param interval from the end of a sweep to the next one's start, 1 second or more
 * @param initialDelay from the start of the service to the first sweep
 * @param batchSize documents per transaction, 1 to 5,000
 */
@ConfigurationProperties("usermemory.sweep")
record SweepProperties(
    @Nullable Boolean enabled,
    @DefaultValue("1h") Duration interval,
    @DefaultValue("1m") Duration initialDelay,
    @DefaultValue("500") int batchSize) {

  SweepProperties {
    if (interval.toMillis() < 1_000 || initialDelay.isNegative()) {
      throw new InvalidSettingException(
          "usermemory.sweep.interval must be 1 second or more, initial-delay 0 or more");
    }
    if (batchSize < 1 || batchSize > 5_000) {
      throw new InvalidSettingException("usermemory.sweep.batch-size must be 1 to 5000");
    }
  }
}
