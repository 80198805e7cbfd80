package dev.usermemory.assessment;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.Retention;
import dev.usermemory.progress.ActivityDays;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes finished assessments into memory, each once. */
@Service
public class AssessmentService {

  private final AssessmentStore store;
  private final FinalizationComposer composer;
  private final ActivityDays days;
  private final Clock clock;
  private final Writes writes;

  AssessmentService(
      AssessmentStore store,
      AssessmentProperties properties,
      Retention retention,
      ActivityDays days,
      Clock clock) {
    this.store = store;
    this.composer = new FinalizationComposer(properties.skillHashSalt(), retention);
    this.days = days;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /**
   * Stores what an assessment leaves, once per session and group: one read, then one write.
   *
   * @param caller whose assessment it is when it does not say so itself; null leaves it to the
   *     session
   * @throws NotFoundException when nobody says whose it is
   */
  public Outcome<FinalizeResult> finish(
      @Nullable UserId caller, CallerKey key, Assessment assessment) {
    String day = days.activityDay("date", assessment.date());
    requireNamedSkills(assessment.skills());
    AssessmentSubject subject = subject(caller, assessment);
    Write write =
        writes.begin(
            subject.userId(), key, WriteOperation.FINALIZE_ASSESSMENT, List.of(), assessment);
    return store.finalizeAssessment(
        write, composer.compose(assessment, day, subject, write.nowMs()));
  }

  private AssessmentSubject subject(@Nullable UserId caller, Assessment assessment) {
    UserId given = assessment.userId() != null ? assessment.userId() : caller;
    return store
        .findSubject(assessment.sessionId(), given, clock.millis())
        .orElseThrow(() ->
            new NotFoundException(
                "The session is not known. Send userId or X-User-Id, or ask for a context with"
                    + " this sessionId first."));
  }

  private static void requireNamedSkills(List<AssessedSkill> skills) {
    for (int i = 0; i < skills.size(); i++) {
      if (!skills.get(i).isNamed()) {
        throw new InvalidValueException(
            "summary.skillAssessments[" + i + "].skillHash",
            "is required when there is no skillId");
      }
    }
  }
}
