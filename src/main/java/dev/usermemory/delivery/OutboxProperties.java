package dev.usermemory.delivery;

import static dev.usermemory.kernel.InvalidSettingException.require;

import dev.usermemory.kernel.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Where writes wait that Convex cannot take, and how many. Not used on the embedded store.
 *
 * @param mode {@code OUTBOX}
 * @param path of its file ({@code OUTBOX_PATH}), which one process has to itself
 * @param maxEntries {@code OUTBOX_MAX_ENTRIES}, those set aside included
 * @param maxSize {@code OUTBOX_MAX_SIZE} of what they say
 * @param maxAge {@code OUTBOX_MAX_AGE}: what has waited for longer is set aside; a bare number in
 *     the configuration means days
 */
@ConfigurationProperties("usermemory.outbox")
public record OutboxProperties(
    @DefaultValue("on") Mode mode,
    @DefaultValue("./data/outbox.db") Path path,
    @DefaultValue("100000") int maxEntries,
    @DefaultValue("256MB") DataSize maxSize,
    @DefaultValue("3") @DurationUnit(ChronoUnit.DAYS) Duration maxAge) {

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final DataSize LEAST_SIZE = DataSize.ofKilobytes(64);
  private static final DataSize MOST_SIZE = DataSize.ofTerabytes(1);

  /** Whether writes wait at all. */
  public enum Mode {
    ON,
    OFF
  }

  public OutboxProperties {
    if (path.toString().isBlank() || path.toString().contains("?")) {
      throw new InvalidSettingException("OUTBOX_PATH must name a file, without '?'");
    }
    path = path.toAbsolutePath().normalize();
    require(
        maxEntries >= 1 && maxEntries <= 10_000_000, "OUTBOX_MAX_ENTRIES must be 1 to 10000000");
    require(
        maxSize.compareTo(LEAST_SIZE) >= 0 && maxSize.compareTo(MOST_SIZE) <= 0,
        "OUTBOX_MAX_SIZE must be 64KB to 1TB");
    require(
        maxAge.isPositive() && maxAge.compareTo(LONGEST) <= 0,
        "OUTBOX_MAX_AGE must be more than 0 and at most 30 days");
  }
}
