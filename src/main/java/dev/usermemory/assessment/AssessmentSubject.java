package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose assessment it is, the skills that its hashed skill ids may stand for, and what is known of
 * the person that an assessment may repeat.
 *
 * @param timeZone of the person's profile
 * @param known the strongest current hints and levels, at most {@link #MAX_KNOWN}
 */
public record AssessmentSubject(
    UserId userId, List<String> trackedSkillIds, @Nullable String timeZone, List<Fact> known) {

  public static final int MAX_KNOWN = 500;

  public AssessmentSubject {
    trackedSkillIds = List.copyOf(trackedSkillIds);
    known = List.copyOf(known);
  }
}
