package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkillAssessmentRequestTest {

  @Test
  void toSkill_blankTexts_areLeftOut() {
    var request =
        new SkillAssessmentRequest(
            "pace",
            null,
            5.0,
            List.of("", "Pauses"),
            List.of(" \n\t"),
            List.of("\u00a0", " Calm "));

    assertThat(request.toSkill("skill"))
        .isEqualTo(
            new AssessedSkill("pace", null, 5.0, List.of("Pauses"), List.of(), List.of(" Calm ")));
  }

  @Test
  void toSkill_absentLists_areEmpty() {
    var request = new SkillAssessmentRequest(null, "AB", null, null, null, null);

    assertThat(request.toSkill("skill"))
        .isEqualTo(new AssessedSkill(null, "ab", null, List.of(), List.of(), List.of()));
  }
}
