package dev.usermemory.memory.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a session, or in one group of its interactions.
 *
 * @param startIdx index of the first interaction covered, 0 or more
 * @param endIdx index of the last interaction covered, not below {@code startIdx}
 * @param createdAtMs when it happened
 * @param expiresAtMs invisible from this millisecond on; null means never
 */
public record Episode(
    String episodeId,
    @Nullable String sessionId,
    @Nullable String groupId,
    String summary,
    List<Highlight> highlights,
    @Nullable Integer startIdx,
    @Nullable Integer endIdx,
    long createdAtMs,
    @Nullable Long expiresAtMs) {

  public Episode {
    highlights = List.copyOf(highlights);
  }

  /** Not yet expired at {@code nowMs}. */
  public boolean isLive(long nowMs) {
    return expiresAtMs == null || nowMs < expiresAtMs;
  }

  /** Says the same as another episode, whatever their times. */
  public boolean sameContent(Episode other) {
    return withTimes(0, null).equals(other.withTimes(0, null));
  }

  private Episode withTimes(long created, @Nullable Long expires) {
    return new Episode(
        episodeId, sessionId, groupId, summary, highlights, startIdx, endIdx, created, expires);
  }
}
