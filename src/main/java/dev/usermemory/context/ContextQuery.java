package dev.usermemory.context;

import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for the candidates of a context.
 *
 * @param sessionId the chat's session, to learn whether it is bound to the user already
 * @param text what the person asks, for full-text matches when there are more facts than {@code
 *     maxFacts}
 * @param maxFacts at most this many facts are read, the strongest, 1 to 5,000
 * @param maxEpisodes at most this many, the newest, 1 to 500
 * @param known what the caller has already, to save reading it again
 */
public record ContextQuery(
    UserId userId,
    @Nullable String sessionId,
    @Nullable String text,
    int maxFacts,
    int maxEpisodes,
    @Nullable KnownSnapshot known,
    long nowMs) {

  /** Whether what is known is all that is asked for, if it is still current. */
  public boolean isServed() {
    return known != null && known.serves(text);
  }
}
