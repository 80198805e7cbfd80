package dev.usermemory.context.cache;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of memories that were read.
 *
 * @param cacheSize heap for memories read before, all users together; an eighth of the largest
 *     heap, but at least 64 MB, unless it is set
 * @param cacheMaxAge how old a memory may be that is handed out while the store does not answer;
 *     one that nobody asked for as long is dropped
 */
@ConfigurationProperties("usermemory.context")
public record CacheProperties(
    @Nullable DataSize cacheSize, @DefaultValue("15m") Duration cacheMaxAge) {

  private static final DataSize LEAST = DataSize.ofMegabytes(64);
  private static final DataSize MOST = DataSize.ofGigabytes(64);
  private static final Duration LONGEST = Duration.ofDays(7);

  public CacheProperties {
    if (cacheSize != null && (cacheSize.isNegative() || cacheSize.compareTo(MOST) > 0)) {
      throw new InvalidSettingException("usermemory.context.cache-size must be 0 to 64GB");
    }
    if (cacheMaxAge.isNegative() || cacheMaxAge.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException("usermemory.context.cache-max-age must be 0 to 7 days");
    }
  }

  /** How much heap there may be for them. */
  long cacheBytes() {
    return cacheSize != null ? cacheSize.toBytes() : fitting(Runtime.getRuntime().maxMemory());
  }

  static long fitting(long heapBytes) {
    return Math.clamp(heapBytes / 8, LEAST.toBytes(), MOST.toBytes());
  }
}
