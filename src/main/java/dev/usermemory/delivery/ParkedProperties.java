package dev.usermemory.delivery;

import static dev.usermemory.kernel.InvalidSettingException.require;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long writes of unknown sessions wait, and how many.
 *
 * @param keep {@code PARKED_DAYS}: what is still unknown then is given up; a bare number in the
 *     configuration means days
 * @param maxEntries {@code PARKED_MAX}: when as many wait, the next is a 503
 * @param every how often it is looked for sessions that became known
 */
@ConfigurationProperties("usermemory.parked")
public record ParkedProperties(
    @DefaultValue("7") @DurationUnit(ChronoUnit.DAYS) Duration keep,
    @DefaultValue("100000") long maxEntries,
    @DefaultValue("10s") Duration every) {

  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  public ParkedProperties {
    require(
        keep.isPositive() && keep.compareTo(LONGEST) <= 0,
        "PARKED_DAYS must be more than 0 and at most 365");
    require(maxEntries >= 1 && maxEntries <= 10_000_000, "PARKED_MAX must be 1 to 10000000");
    require(
        every.compareTo(SHORTEST_PAUSE) >= 0 && every.compareTo(LONGEST_PAUSE) <= 0,
        "usermemory.parked.every must be 10 ms to 1 hour");
  }
}
