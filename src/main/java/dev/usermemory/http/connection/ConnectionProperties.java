package dev.usermemory.http.connection;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of connections.
 *
 * @param max {@code MAX_CONNECTIONS} open at a time; what fits into the memory when absent
 * @param patience {@code CALLER_PATIENCE}: how long a request may wait for its caller in all, with
 *     a second more for every 64 KB
 */
@ConfigurationProperties("usermemory.connections")
public record ConnectionProperties(@Nullable Integer max, @DefaultValue("30s") Duration patience) {

  static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  private static final int MOST = 1_000_000;

  public ConnectionProperties {
    if (max != null && (max < 1 || max > MOST)) {
      throw new InvalidSettingException("MAX_CONNECTIONS must be 1 to " + MOST);
    }
    if (!patience.isPositive() || patience.compareTo(Duration.ofHours(1)) > 0) {
      throw new InvalidSettingException("CALLER_PATIENCE must be more than 0 and at most an hour");
    }
  }

  Capacity capacity(long heapBytes, boolean tls) {
    Capacity fitting = Capacity.of(heapBytes, tls);
    return max == null ? fitting : fitting.withConnections(max);
  }
}
