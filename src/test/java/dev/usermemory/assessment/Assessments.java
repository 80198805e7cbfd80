package dev.usermemory.assessment;

import dev.usermemory.assessment.Assessment.Summary;
import dev.usermemory.assessment.Assessment.Usage;
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

  /** The least that can be said. */
  static Assessment of(AssessedSkill... skills) {
    return new Assessment(
        null,
        "sess-1",
        "grp-1",
        "v2",
        summary(skills),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Assessment with(
      @Nullable Usage usage, List<String> medals, List<String> errors, AssessedSkill... skills) {
    return new Assessment(
        null,
        "sess-1",
        "grp-1",
        "v2",
        summary(skills),
        null,
        null,
        usage,
        7L,
        medals,
        errors,
        null,
        null);
  }

  static Summary summary(AssessedSkill... skills) {
    return new Summary(List.of(skills));
  }
}
