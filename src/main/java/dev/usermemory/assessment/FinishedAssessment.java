package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What finishing an assessment came to.
 *
 * @param userId whose it is
 * @param standing as of today, null when the consent {@code progress} is missing
 */
public record FinishedAssessment(
    UserId userId, FinalizeResult result, @Nullable Standing standing) {

  /** In one word. */
  public AssessmentOutcome outcome(boolean replayed) {
    return AssessmentOutcome.of(result, replayed);
  }

  static FinishedAssessment of(UserId user, FinalizeResult result, LocalDate today) {
    Gamification stored = result.gamification();
    return new FinishedAssessment(user, result, stored == null ? null : Standing.of(stored, today));
  }
}
