package dev.usermemory.memory.episode;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.Optional;

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

  /**
   * Keeps the rolling digest of a session and binds the session to the user, as long as it is
   * nobody else's. A later digest replaces an earlier one, see {@link SessionPart#replaces}; else
   * nothing changes and the stored one is returned as a replay.
   */
  Outcome<SessionPart> summariseSession(Write write, SessionPart digest);

  /** The latest digest of a session, whoever it belongs to; empty when there is none. */
  Optional<Outcome<SessionPart>> findSummary(String sessionId, long nowMs);

  /** True when it was there; deleting an absent or expired episode is done and false. Not gated. */
  Outcome<Boolean> deleteEpisode(Write write, String episodeId);
}
