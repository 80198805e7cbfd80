package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an erasure is waited for.
 *
 * @param patience then it goes on behind an answer that says so, 1 ms to 1 minute
 */
@ConfigurationProperties("usermemory.erasure")
record ErasureProperties(@DefaultValue("3s") Duration patience) {

  ErasureProperties {
    if (patience.compareTo(Duration.ofMillis(1)) < 0
        || patience.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException("usermemory.erasure.patience must be 1 ms to 1 minute");
    }
  }
}
