package dev.usermemory.assessment;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.SameAssessment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what assessments leave, and takes it back. */
public interface AssessmentStore {

  /**
   * The given user, or else the live session's; with the user's tracked skills in their order, time
   * zone, and what an assessment may repeat. Empty when no user is given and the session is unknown
   * or has expired.
   */
  Optional<AssessmentSubject> findSubject(String sessionId, @Nullable UserId given, long nowMs);

  /**
   * Stores all parts in one transaction, each under its own consent, and binds the session to the
   * user unless it is somebody else's. An assessment is known by user, session and group for as
   * long as its {@link AssessmentRecord} is kept: the same content is a replay, other content
   * replaces what it left, see {@link AssessmentRecord#standing}. Parts without their consent stay
   * as they are. With both consents missing nothing is stored or recorded.
   */
  Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization);

  /**
   * Takes back all that an assessment left: its part of the episode, the facts that only it said,
   * its share of the day and its points. Nothing happens when there is no such assessment.
   *
   * @param groupId null for every assessment of the session
   */
  Outcome<Forgotten> forgetAssessment(Write write, String sessionId, @Nullable String groupId);

  /**
   * The same for every assessment of a session, and with it the session's digest and episodes, the
   * facts that were said in it alone, and whose session it is.
   */
  Outcome<Forgotten> forgetSession(Write write, String sessionId);

  /**
   * Takes back the assessments that a fact names among its origins, and deletes it, whoever else
   * has said it. True when it was there. Not gated.
   */
  Outcome<Boolean> forgetFact(Write write, String factId);

  /**
   * What those assessments have left that {@link #forgetFact} would take back; under the consent
   * {@code memory}. Throws {@link dev.usermemory.kernel.NotFoundException} for an absent or expired
   * fact.
   */
  Outcome<SameAssessment> sameAsFact(UserId user, String factId, long nowMs);

  /**
   * What the assessments of a session have left, of the episode that is composed of them; nothing
   * of another one. The consent and the exception are the same.
   */
  Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId, long nowMs);
}
