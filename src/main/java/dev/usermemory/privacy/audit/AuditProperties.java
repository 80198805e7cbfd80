package dev.usermemory.privacy.audit;

import dev.usermemory.kernel.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Where the audit is and how much of it is kept.
 *
 * @param path of its file ({@code AUDIT_PATH}); {@code audit.db} beside the database when absent
 * @param keep {@code AUDIT_DAYS}
 * @param maxEntries {@code AUDIT_MAX_ENTRIES}, of which the oldest go first
 */
@ConfigurationProperties("usermemory.audit")
public record AuditProperties(
    @Nullable Path path,
    @DefaultValue("365") @DurationUnit(ChronoUnit.DAYS) Duration keep,
    @DefaultValue("1000000") long maxEntries) {

  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final long MOST = 100_000_000;

  public AuditProperties {
    if (!keep.isPositive() || keep.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException("AUDIT_DAYS must be more than 0 and at most 3650 days");
    }
    if (maxEntries < 1 || maxEntries > MOST) {
      throw new InvalidSettingException("AUDIT_MAX_ENTRIES must be 1 to " + MOST);
    }
  }
}
