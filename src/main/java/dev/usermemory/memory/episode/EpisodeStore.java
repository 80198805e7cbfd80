package dev.usermemory.memory.episode;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.Page;
import dev.usermemory.store.PageRequest;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;

/** Keeps episodes. Everything here is gated by the consent {@code memory} and atomic. */
public interface EpisodeStore {

  /**
   * Stores an episode once. When an unexpired one of the same id is stored, it is returned as a
   * replay if it has the same content, and otherwise the write throws {@link
   * dev.usermemory.store.ConflictException}.
   */
  Outcome<Episode> ingestEpisode(Write write, Episode episode);

  /** Unexpired episodes, newest first, then by episodeId ascending. */
  Outcome<Page<Episode>> listEpisodes(UserId user, PageRequest page, long nowMs);

  /** True when it was there; deleting an absent or expired episode is done and false. Not gated. */
  Outcome<Boolean> deleteEpisode(Write write, String episodeId);
}
