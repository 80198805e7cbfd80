package dev.usermemory.memory.session;

import org.jspecify.annotations.Nullable;

/**
 * The rolling digest of a session, as {@link SummaryReader} read it.
 *
 * @param version in the caller's counting, which may start anew
 * @param updatedAtMs when it was so, null when the caller did not say; epoch milliseconds
 */
public record SessionSummary(
    String sessionId, @Nullable Long version, @Nullable Long updatedAtMs, String text) {

  /** Whether the other need not be stored any more once this is. */
  boolean supersedes(SessionSummary other) {
    return updatedAtMs == null || other.updatedAtMs == null || other.updatedAtMs <= updatedAtMs;
  }
}
