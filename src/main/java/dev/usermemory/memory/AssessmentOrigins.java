package dev.usermemory.memory;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;

/** What facts and episodes came from. */
public interface AssessmentOrigins {

  /**
   * What else came from where a fact came from.
   *
   * @throws dev.usermemory.kernel.NotFoundException when there is no such fact
   */
  Outcome<SameAssessment> sameAsFact(UserId user, String factId);

  /** The same of an episode. */
  Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId);

  /** Takes back all that a session's assessments left: facts, days, points, texts. */
  Outcome<?> forgetAssessments(UserId user, CallerKey key, String sessionId);

  /** The same for the assessments that said a fact, and deletes it; whether it was there. */
  Outcome<Boolean> forgetFact(UserId user, CallerKey key, String factId);
}
