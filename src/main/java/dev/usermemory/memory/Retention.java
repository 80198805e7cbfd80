package dev.usermemory.memory;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long memory is kept after it was written; a bare number in the configuration means days.
 *
 * @param facts {@code RETENTION_DAYS_FACTS}, more than 0 and at most 100 years
 * @param episodes {@code RETENTION_DAYS_EPISODES}, likewise
 */
@ConfigurationProperties("usermemory.retention")
public record Retention(
    @DefaultValue("365") @DurationUnit(ChronoUnit.DAYS) Duration facts,
    @DefaultValue("90") @DurationUnit(ChronoUnit.DAYS) Duration episodes) {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  public Retention {
    check("RETENTION_DAYS_FACTS", facts);
    check("RETENTION_DAYS_EPISODES", episodes);
  }

  /**
   * When a fact written at {@code nowMs} expires.
   *
   * @param askedMs the caller's own wish, epoch milliseconds; it can only shorten the retention
   */
  public long factExpiryMs(long nowMs, @Nullable Long askedMs) {
    return earlier(nowMs + facts.toMillis(), askedMs);
  }

  /** When an episode written at {@code nowMs} expires, as {@link #factExpiryMs}. */
  public long episodeExpiryMs(long nowMs, @Nullable Long askedMs) {
    return earlier(nowMs + episodes.toMillis(), askedMs);
  }

  private static long earlier(long retainedMs, @Nullable Long askedMs) {
    return askedMs == null ? retainedMs : Math.min(retainedMs, askedMs);
  }

  private static void check(String variable, Duration value) {
    if (!value.isPositive() || value.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException(variable + " must be more than 0 and at most 36500 days");
    }
  }
}
