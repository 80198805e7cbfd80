package dev.usermemory.memory.episode;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;

/** Keeps episodes. Everything here is gated by the consent {@code memory} and atomic. */
public interface EpisodeStore {

  /**
   * Stores an episode once. When an unexpired one of the same id is stored, it is returned as a
   * replay if it has the same content, and otherwise the write throws {@link
   * dev.usermemory.kernel.ConflictException}.
   */
  Outcome<Episode> ingestEpisode(Write write, Episode episode);

  /** Unexpired episodes, newest first, then by episodeId ascending. */
  Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs);

  /** True when it was there; deleting an absent or expired episode is done and false. Not gated. */
  Outcome<Boolean> deleteEpisode(Write write, String episodeId);
}
