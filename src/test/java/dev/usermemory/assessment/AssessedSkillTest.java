package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssessedSkillTest {

  @Test
  void lists_blankTexts_areLeftOut() {
    var skill =
        new AssessedSkill(
            "pace",
            null,
            5.0,
            List.of("", "Pauses"),
            List.of(" \n\t"),
            List.of("\u00a0", " Calm "));

    assertThat(skill.met()).containsExactly("Pauses");
    assertThat(skill.unmet()).isEmpty();
    assertThat(skill.said()).containsExactly(" Calm ");
    assertThat(skill.levels()).containsExactly(5.0);
    assertThat(skill.isNamed()).isTrue();
  }

  @Test
  void lists_absent_areEmpty() {
    var skill = new AssessedSkill(null, "AB", null, null, null, null);

    assertThat(skill.met()).isEmpty();
    assertThat(skill.unmet()).isEmpty();
    assertThat(skill.said()).isEmpty();
    assertThat(skill.levels()).isEmpty();
  }

  @Test
  void hash_isInLowerCase() {
    var skill = new AssessedSkill(null, "AB", null, null, null, null);

    assertThat(skill.hash()).isEqualTo("ab");
    assertThat(skill.isNamed()).isTrue();
  }

  @Test
  void isNamed_neitherIdNorHash_isFalse() {
    assertThat(new AssessedSkill(null, null, 5.0, null, null, null).isNamed()).isFalse();
  }
}
