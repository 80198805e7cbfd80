package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * When expired documents are deleted.
 *
 * @param enabled whether this instance does it; by default unless the store does, as Convex does by
 *     a cron of its own
 * @param interval from the end of a sweep to the next one's start, 1 second or more
 * @param initialDelay from the start of the service to the first sweep
 * @param batchSize documents per transaction, 1 to 5,000
 * @param maxClockJump by which the clock may be ahead of the time that has passed before nothing is
 *     deleted until that is confirmed ({@code SWEEP_MAX_CLOCK_JUMP}), 1 hour to 3,650 days
 */
@ConfigurationProperties("usermemory.sweep")
record SweepProperties(
    @Nullable Boolean enabled,
    @DefaultValue("1h") Duration interval,
    @DefaultValue("1m") Duration initialDelay,
    @DefaultValue("500") int batchSize,
    @DefaultValue("2d") @DurationUnit(ChronoUnit.DAYS) Duration maxClockJump) {

  private static final Duration MIN_JUMP = Duration.ofHours(1);
  private static final Duration MAX_JUMP = Duration.ofDays(3_650);

  SweepProperties {
    if (maxClockJump.compareTo(MIN_JUMP) < 0 || maxClockJump.compareTo(MAX_JUMP) > 0) {
      throw new InvalidSettingException("SWEEP_MAX_CLOCK_JUMP must be 1h to 3650 days");
    }
    if (interval.toMillis() < 1_000 || initialDelay.isNegative()) {
      throw new InvalidSettingException(
          "usermemory.sweep.interval must be 1 second or more, initial-delay 0 or more");
    }
    if (batchSize < 1 || batchSize > 5_000) {
      throw new InvalidSettingException("usermemory.sweep.batch-size must be 1 to 5000");
    }
  }
}
