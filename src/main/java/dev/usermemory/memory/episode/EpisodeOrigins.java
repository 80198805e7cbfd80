package dev.usermemory.memory.episode;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;

/** What the episode of a session came from. */
public interface EpisodeOrigins {

  /** Takes back all that the session's assessments left: facts, days, points, texts. */
  Outcome<?> forgetAssessments(UserId user, CallerKey key, String sessionId);
}
