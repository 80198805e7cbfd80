package dev.usermemory.assessment;

import static dev.usermemory.assessment.Assessments.skill;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkillResultTest {

  private static final SkillNames NAMES = SkillNames.of("", List.of());

  private static List<SkillResult> merge(AssessedSkill... skills) {
    return SkillResult.of(List.of(skills), NAMES);
  }

  @Test
  void of_criterionListedTwice_keepsTheFirstWording() {
    assertThat(merge(skill("a", 1.0, List.of(" Smiles.", "smiles", "Nods"), List.of())))
        .containsExactly(
            new SkillResult("a", List.of(1.0), List.of("Smiles.", "Nods"), List.of(), List.of()));
  }

  @Test
  void of_criterionBothMetAndUnmet_isUnmet() {
    assertThat(merge(skill("a", null, List.of("Smiles"), List.of("smiles!"))))
        .containsExactly(new SkillResult("a", List.of(), List.of(), List.of("smiles!"), List.of()));
  }

  @Test
  void of_skillAssessedTwice_isOneResult() {
    var merged =
        merge(
            skill("a", 4.0, List.of("Nods"), List.of()),
            skill("b", null, List.of(), List.of()),
            skill("a", 6.0, List.of(), List.of("Nods", "Waits")));
    assertThat(merged)
        .containsExactly(
            new SkillResult("a", List.of(4.0, 6.0), List.of(), List.of("Nods", "Waits"), List.of()),
            new SkillResult("b", List.of(), List.of(), List.of(), List.of()));
  }
}
