package dev.usermemory.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person did at one skill, as the backend says it.
 *
 * @param skillId null when only its hash is known
 * @param skillHash lower-case SHA-256 hex of salt and skill id; null when the id is given
 * @param level 0 to 10, null when not measured
 */
record AssessedSkill(
    @Nullable String skillId,
    @Nullable String skillHash,
    @Nullable Double level,
    List<String> met,
    List<String> unmet,
    List<String> feedback) {

  AssessedSkill {
    if (skillId == null && skillHash == null) {
      throw new IllegalArgumentException("a skill has an id or a hash");
    }
    met = List.copyOf(met);
    unmet = List.copyOf(unmet);
    feedback = List.copyOf(feedback);
  }
}
