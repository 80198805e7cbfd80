package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import java.util.List;

/** Until when each episode is live and when it was, by position; in arrays as {@link FactTimes}. */
final class EpisodeTimes {

  private final long[] liveUntilMs;
  private final long[] createdAtMs;

  EpisodeTimes(List<Episode> episodes) {
    liveUntilMs = new long[episodes.size()];
    createdAtMs = new long[episodes.size()];
    for (int i = 0; i < liveUntilMs.length; i++) {
      Long expiresAtMs = episodes.get(i).expiresAtMs();
      liveUntilMs[i] = expiresAtMs == null ? Long.MAX_VALUE : expiresAtMs;
      createdAtMs[i] = episodes.get(i).createdAtMs();
    }
  }

  /** As {@link Episode#isLive}. */
  boolean isLive(int episode, long nowMs) {
    return nowMs < liveUntilMs[episode];
  }

  long createdAtMs(int episode) {
    return createdAtMs[episode];
  }

  long bytes() {
    return 60 + 16L * createdAtMs.length;
  }
}
