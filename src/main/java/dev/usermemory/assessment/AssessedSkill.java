package dev.usermemory.assessment;

import dev.usermemory.kernel.validation.Characters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a person did at one skill, as {@link AssessmentReader} read it; lists may be absent. Blank
 * texts in them are left out: a language model wrote them, and its caller would not send the
 * assessment a second time.
 *
 * @param skillId null when only its hash is known
 * @param skillHash SHA-256 hex of salt and skill id, in any case; without either, the texts are
 *     about no skill in particular
 * @param level 0 to 10, null when not measured
 */
public record AssessedSkill(
    @Nullable String skillId,
    @Nullable String skillHash,
    @Nullable Double level,
    @Nullable List<String> metCriteria,
    @Nullable List<String> unmetCriteria,
    @Nullable List<String> feedback) {

  boolean isNamed() {
    return skillId != null || skillHash != null;
  }

  boolean saysNothing() {
    return level == null && met().isEmpty() && unmet().isEmpty() && said().isEmpty();
  }

  AssessedSkill withFeedback(@Nullable List<String> kept) {
    return new AssessedSkill(skillId, skillHash, level, metCriteria, unmetCriteria, kept);
  }

  AssessedSkill withoutLevel() {
    return new AssessedSkill(skillId, skillHash, null, metCriteria, unmetCriteria, feedback);
  }

  /** In lower case. */
  @Nullable String hash() {
    return skillHash == null ? null : skillHash.toLowerCase(Locale.ROOT);
  }

  List<Double> levels() {
    return level == null ? List.of() : List.of(level);
  }

  List<String> met() {
    return written(metCriteria);
  }

  List<String> unmet() {
    return written(unmetCriteria);
  }

  List<String> said() {
    return written(feedback);
  }

  private static List<String> written(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts.stream().filter(Characters::isWritten).toList();
  }
}
