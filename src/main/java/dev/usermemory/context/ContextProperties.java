package dev.usermemory.context;

import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How contexts are made.
 *
 * @param tokens {@code MEMORY_CONTEXT_TOKENS}, the budget of a request that names none, 1 to 32,768
 * @param classifierLimit {@code CLASSIFIER_CONTEXT_LIMIT}, which the assessment backend reads as a
 *     number of messages, 1 to 50, and who shares its environment with us has set for that; more
 *     are tokens
 * @param safetyBufferPercent {@code CONTEXT_SAFETY_BUFFER_PERCENT}, the share of every limit that
 *     stays unused, 0 to 90, for chat models that count differently
 * @param encoding the vocabulary that tokens are counted in
 * @param maxFacts candidates read per request, 1 to 5,000
 * @param maxEpisodes likewise, 1 to 500
 * @param deadline how long the store may take, session binding included, before the answer comes
 *     from elsewhere
 */
@ConfigurationProperties("usermemory.context")
public record ContextProperties(
    @Nullable Integer tokens,
    @Nullable Integer classifierLimit,
    @DefaultValue("5") int safetyBufferPercent,
    @DefaultValue("o200k_base") TokenEncoding encoding,
    @DefaultValue("1000") int maxFacts,
    @DefaultValue("60") int maxEpisodes,
    @DefaultValue("300ms") Duration deadline) {

  public static final int MAX_LIMIT_TOKENS = 32_768;

  private static final int DEFAULT_TOKENS = 1_024;

  /** The most that the assessment backend takes. */
  private static final int MOST_MESSAGES = 50;

  private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(30);

  public ContextProperties {
    if (tokens != null) {
      check("MEMORY_CONTEXT_TOKENS", tokens, 1, MAX_LIMIT_TOKENS);
    } else if (classifierLimit != null) {
      check("CLASSIFIER_CONTEXT_LIMIT", classifierLimit, 1, MAX_LIMIT_TOKENS);
    }
    check("CONTEXT_SAFETY_BUFFER_PERCENT", safetyBufferPercent, 0, 90);
    check("usermemory.context.max-facts", maxFacts, 1, 5_000);
    check("usermemory.context.max-episodes", maxEpisodes, 1, 500);
    if (!deadline.isPositive() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
      throw new InvalidSettingException(
          "usermemory.context.deadline must be more than 0 and at most 30 seconds");
    }
  }

  /** The budget of a request that names none. */
  public int limitTokens() {
    if (tokens != null) {
      return tokens;
    }
    return classifierLimit == null || countsMessages() ? DEFAULT_TOKENS : classifierLimit;
  }

  /** Whether somebody has set a limit, whatever it counts: chats shall begin with a context. */
  public boolean isLimited() {
    return tokens != null || classifierLimit != null;
  }

  /** Whether there is a limit that was meant for somebody else, and none of our own. */
  boolean countsMessages() {
    return tokens == null && classifierLimit != null && classifierLimit <= MOST_MESSAGES;
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidSettingException(name + " must be " + min + " to " + max);
    }
  }
}
