package dev.usermemory.context.cache;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of memories that were read.
 *
 * @param cacheSize heap for memories read before, all users together
 * @param cacheMaxAge how old a memory may be that is handed out while the store does not answer;
 *     one that nobody asked for as long is dropped
 */
@ConfigurationProperties("usermemory.context")
public record CacheProperties(
    @DefaultValue("64MB") DataSize cacheSize, @DefaultValue("15m") Duration cacheMaxAge) {

  public CacheProperties {
    if (cacheSize.isNegative() || cacheMaxAge.isNegative()) {
      throw new InvalidSettingException("usermemory.context.cache-… must not be negative");
    }
  }
}
