package dev.usermemory.assessment;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.Retention;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes finished assessments into memory, each once. */
@Service
public class AssessmentService {

  private final AssessmentStore store;
  private final FinalizationComposer composer;
  private final Clock clock;

  AssessmentService(
      AssessmentStore store, AssessmentProperties properties, Retention retention, Clock clock) {
    this.store = store;
    this.composer = new FinalizationComposer(properties.skillHashSalt(), retention);
    this.clock = clock;
  }

  /** Whose assessment it is; throws {@link NotFoundException} when nobody says. */
  public AssessmentSubject subject(String sessionId, @Nullable UserId given) {
    return store
        .findSubject(sessionId, given, clock.millis())
        .orElseThrow(() ->
            new NotFoundException(
                "The session is not known. Send userId or X-User-Id, or ask for a context with"
                    + " this sessionId first."));
  }

  /**
   * Stores what an assessment leaves, once per session and group.
   *
   * @param contentHash equal for assessments that say the same
   */
  public Outcome<FinalizeResult> finish(
      Write write, AssessmentSubject subject, Assessment assessment, String contentHash) {
    List<IdempotencyKey> keys = new ArrayList<>(write.keys());
    keys.add(new IdempotencyKey(naturalKey(assessment), contentHash));
    try {
      return store.finalizeAssessment(
          new Write(write.userId(), write.nowMs(), keys),
          composer.compose(assessment, subject, write.nowMs()));
    } catch (ConflictException _) { // it speaks of keys, and the caller may have sent none
      throw new ConflictException(
          "The sessionId and groupId, or the Idempotency-Key, were already used for another"
              + " assessment.");
    }
  }

  private static String naturalKey(Assessment assessment) {
    return "finalize:" + Sha256.hex(64, assessment.sessionId(), assessment.groupId());
  }
}
