package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkillNamesTest {

  /** {@code printf %s pepperactive-listening | sha256sum}. */
  private static final String HASH =
      "3db43d5079e2e07fd1cb2f366735260f4d8376e1f31dacfb409eb5dcd5ce89f8";

  private final SkillNames names =
      SkillNames.of("pepper", List.of("storytelling", "active-listening"));

  @Test
  void idOf_hashOfATrackedSkill_isThatSkill() {
    assertThat(names.idOf(Assessments.hashed(HASH))).isEqualTo("active-listening");
  }

  @Test
  void idOf_hashWithAnotherSalt_staysTheHash() {
    var unsalted = SkillNames.of("", List.of("active-listening"));
    assertThat(unsalted.idOf(Assessments.hashed(HASH))).isEqualTo(HASH);
  }

  @Test
  void idOf_skillGivenById_isThatId() {
    var skill = new AssessedSkill("given", HASH, null, List.of(), List.of(), List.of());
    assertThat(names.idOf(skill)).isEqualTo("given");
  }

  @Test
  void label_ofAHash_isShort() {
    assertThat(SkillNames.label(HASH)).isEqualTo("skill " + HASH.substring(0, 8));
    assertThat(SkillNames.label("storytelling")).isEqualTo("storytelling");
  }

  @Test
  void suffix_namesOnlyASkillThatHasAName() {
    assertThat(SkillNames.suffix("storytelling")).isEqualTo(" (storytelling)");
    assertThat(SkillNames.suffix(HASH)).isEmpty();
  }
}
