package dev.usermemory.assessment;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.validation.Characters;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One skill of a {@link FinalizeRequest}; lists may be absent. Blank texts in them are left out: a
 * language model wrote them, and its caller would not send the assessment a second time.
 */
record SkillAssessmentRequest(
    @Label @Nullable String skillId,
    @Label @Nullable String skillHash,
    @DecimalMin("0") @DecimalMax("10") @Nullable Double level,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> metCriteria,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> unmetCriteria,
    @Size(max = 50) @Nullable List<@Text(min = 0, max = 2_000) String> feedback) {

  /**
   * @param path where it stands in the body
   */
  AssessedSkill toSkill(String path) {
    if (skillId == null && skillHash == null) {
      throw RequestProblemException.invalid(
          path + ".skillHash", "is required when there is no skillId");
    }
    return new AssessedSkill(
        skillId,
        skillHash == null ? null : skillHash.toLowerCase(Locale.ROOT),
        level,
        written(metCriteria),
        written(unmetCriteria),
        written(feedback));
  }

  private static List<String> written(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts.stream().filter(Characters::isWritten).toList();
  }
}
