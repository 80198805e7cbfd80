package dev.usermemory.assessment;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what assessments leave. */
public interface AssessmentStore {

  /**
   * The given user, or else the live session's; with the user's tracked skills in their order, and
   * time zone. Empty when no user is given and the session is unknown or has expired.
   */
  Optional<AssessmentSubject> findSubject(String sessionId, @Nullable UserId given, long nowMs);

  /**
   * Stores all parts in one transaction, each under its own consent, and binds the session to the
   * user. An unexpired episode of the same id means that it was done before (its idempotency record
   * may have expired): nothing changes, and the result is a replay that carries that episode, the
   * gamification as stored and no facts or rollups. With both consents missing nothing is stored or
   * recorded, the session is not bound either, and the result lists both as denied.
   */
  Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization);
}
