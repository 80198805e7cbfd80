package dev.usermemory.assessment;

import dev.usermemory.memory.Retention;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assessments to test with. */
final class Assessments {

  static final Retention RETENTION = new Retention(Duration.ofDays(365), Duration.ofDays(90));

  private Assessments() {}

  static AssessedSkill skill(
      String skillId, @Nullable Double level, List<String> met, List<String> unmet) {
    return new AssessedSkill(skillId, null, level, met, unmet, List.of());
  }

  static AssessedSkill hashed(String hash) {
    return new AssessedSkill(null, hash, null, List.of(), List.of(), List.of());
  }

  static Assessment of(AssessedSkill... skills) {
    return new Assessment(
        "sess-1",
        "grp-1",
        List.of(skills),
        null,
        "20261123",
        Assessment.Usage.NONE,
        null,
        List.of(),
        List.of());
  }

  static Assessment with(
      Assessment.Usage usage, List<String> medals, List<String> errors, AssessedSkill... skills) {
    return new Assessment(
        "sess-1", "grp-1", List.of(skills), null, "20261123", usage, 7L, medals, errors);
  }
}
