package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import java.util.List;

/**
 * Whose assessment it is, the skills that its hashed skill ids may stand for, and what is known of
 * the person that an assessment may repeat.
 *
 * @param known the strongest current hints and levels, at most {@link #MAX_KNOWN}
 */
public record AssessmentSubject(UserId userId, List<String> trackedSkillIds, List<Fact> known) {

  public static final int MAX_KNOWN = 500;

  public AssessmentSubject {
    trackedSkillIds = List.copyOf(trackedSkillIds);
    known = List.copyOf(known);
  }
}
