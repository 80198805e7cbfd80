package dev.usermemory.assessment;

import dev.usermemory.kernel.validation.Characters;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a person did at one skill, as the backend says it; lists may be absent. Blank texts in them
 * are left out: a language model wrote them, and its caller would not send the assessment a second
 * time.
 *
 * @param skillId null when only its hash is known
 * @param skillHash SHA-256 hex of salt and skill id, in any case; null when the id is given
 * @param level 0 to 10, null when not measured
 */
public record AssessedSkill(
    @Label @Nullable String skillId,
    @Label @Nullable String skillHash,
    @DecimalMin("0") @DecimalMax("10") @Nullable Double level,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> metCriteria,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> unmetCriteria,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> feedback) {

  boolean isNamed() {
    return skillId != null || skillHash != null;
  }

  /** In lower case. */
  String hash() {
    return Objects.requireNonNull(skillHash, "a skill has an id or a hash")
        .toLowerCase(Locale.ROOT);
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
