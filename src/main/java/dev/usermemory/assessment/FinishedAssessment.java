package dev.usermemory.assessment;

import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What finishing an assessment came to.
 *
 * @param standing as of today, null when the consent {@code progress} is missing
 */
public record FinishedAssessment(FinalizeResult result, @Nullable Standing standing) {

  static FinishedAssessment of(FinalizeResult result, LocalDate today) {
    Gamification stored = result.gamification();
    return new FinishedAssessment(result, stored == null ? null : Standing.of(stored, today));
  }
}
