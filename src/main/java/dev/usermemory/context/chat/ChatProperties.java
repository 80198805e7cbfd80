package dev.usermemory.context.chat;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of open chats.
 *
 * @param max {@code CHAT_MAX_OPEN} at this instance, 1 to 100,000; what fits into an eighth of the
 *     heap when absent
 * @param maxPerUser {@code CHAT_MAX_OPEN_PER_USER}, 1 to 1,000
 * @param heartbeat {@code CHAT_HEARTBEAT}: how long nothing may be sent, 1 second to 5 minutes
 * @param maxAge {@code CHAT_MAX_AGE}: how long one may be open, 1 second to 24 hours
 * @param poll {@code CHAT_POLL}: how often a store that others write to is asked for changes, 1
 *     second to 5 minutes
 */
@ConfigurationProperties("usermemory.chat")
public record ChatProperties(
    @Nullable Integer max,
    @DefaultValue("20") int maxPerUser,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("1h") Duration maxAge,
    @DefaultValue("3s") Duration poll) {

  /** Of one that is open: the buffers of its connection, and its thread. */
  private static final int BYTES = 128 * 1024;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public ChatProperties {
    if (max != null && (max < 1 || max > 100_000)) {
      throw new InvalidSettingException("CHAT_MAX_OPEN must be 1 to 100000");
    }
    if (maxPerUser < 1 || maxPerUser > 1_000) {
      throw new InvalidSettingException("CHAT_MAX_OPEN_PER_USER must be 1 to 1000");
    }
    check("CHAT_HEARTBEAT", heartbeat, LONGEST, "5 minutes");
    check("CHAT_MAX_AGE", maxAge, Duration.ofDays(1), "24 hours");
    check("CHAT_POLL", poll, LONGEST, "5 minutes");
  }

  /** How many there may be at this instance. */
  int maxOpen() {
    return max != null ? max : Math.clamp(Runtime.getRuntime().maxMemory() / 8 / BYTES, 32, 8_192);
  }

  private static void check(String name, Duration value, Duration most, String mostInWords) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(most) > 0) {
      throw new InvalidSettingException(name + " must be 1 second to " + mostInWords);
    }
  }
}
