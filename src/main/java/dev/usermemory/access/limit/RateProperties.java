package dev.usermemory.access.limit;

import dev.usermemory.kernel.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a second are answered in the long run; ten seconds' worth may come at once.
 *
 * @param perCaller {@code RATE_LIMIT_CALLER}: of one token
 * @param perUser {@code RATE_LIMIT_USER}: about one person, whoever asks
 */
@ConfigurationProperties("usermemory.rate-limit")
public record RateProperties(
    @DefaultValue("5000") int perCaller, @DefaultValue("200") int perUser) {

  private static final int MOST = 1_000_000;

  public RateProperties {
    check("RATE_LIMIT_CALLER", perCaller);
    check("RATE_LIMIT_USER", perUser);
  }

  private static void check(String variable, int value) {
    if (value < 1 || value > MOST) {
      throw new InvalidSettingException(variable + " must be 1 to " + MOST + " a second");
    }
  }
}
