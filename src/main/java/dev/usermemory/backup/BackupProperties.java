package dev.usermemory.backup;

import dev.usermemory.kernel.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where backups are and when they are made.
 *
 * @param path of their folder ({@code BACKUP_PATH}), which is created; {@code backups} beside the
 *     database when absent
 * @param keep {@code BACKUP_KEEP}: how many, of which the oldest go first, 1 to 1,000
 * @param interval {@code BACKUP_INTERVAL}: from one to the next, 1 minute to 365 days; none are made
 *     by themselves when absent
 * @param patience how long a request waits for its backup, 1 ms to 5 minutes
 */
@ConfigurationProperties("usermemory.backup")
public record BackupProperties(
    @Nullable Path path,
    @DefaultValue("7") int keep,
    @Nullable Duration interval,
    @DefaultValue("30s") Duration patience) {

  private static final int MOST = 1_000;
  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(365);
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(5);

  public BackupProperties {
    if (keep < 1 || keep > MOST) {
      throw new InvalidSettingException("BACKUP_KEEP must be 1 to " + MOST);
    }
    if (interval != null
        && (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0)) {
      throw new InvalidSettingException("BACKUP_INTERVAL must be 1m to 365d");
    }
    if (patience.toMillis() < 1 || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new InvalidSettingException("usermemory.backup.patience must be 1 ms to 5 minutes");
    }
  }
}
