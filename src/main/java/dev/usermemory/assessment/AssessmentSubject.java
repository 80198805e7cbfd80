package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import java.util.List;

/** Whose assessment it is, and the skills that its hashed skill ids may stand for. */
public record AssessmentSubject(UserId userId, List<String> trackedSkillIds) {

  public AssessmentSubject {
    trackedSkillIds = List.copyOf(trackedSkillIds);
  }
}
