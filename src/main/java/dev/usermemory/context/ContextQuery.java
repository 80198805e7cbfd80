package dev.usermemory.context;

import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for the candidates of a context.
 *
 * @param sessionId the chat's session, to learn whether it is bound to the user already
 * @param text what the person asks, for full-text candidates when there are more facts than {@code
 *     maxFacts}
 * @param maxFacts at most this many facts are read, 1 to 5,000
 * @param maxEpisodes at most this many, the newest, 1 to 500
 * @param knownRevision the revision whose snapshot the caller has already, to save reading it again
 */
public record ContextQuery(
    UserId userId,
    @Nullable String sessionId,
    @Nullable String text,
    int maxFacts,
    int maxEpisodes,
    @Nullable Long knownRevision,
    long nowMs) {}
