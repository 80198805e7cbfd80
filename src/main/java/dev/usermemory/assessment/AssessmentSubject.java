package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose assessment it is, and the skills that its hashed skill ids may stand for.
 *
 * @param timeZone of the person's profile
 */
public record AssessmentSubject(
    UserId userId, List<String> trackedSkillIds, @Nullable String timeZone) {

  public AssessmentSubject {
    trackedSkillIds = List.copyOf(trackedSkillIds);
  }
}
