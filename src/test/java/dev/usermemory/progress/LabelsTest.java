package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void normalForm_spacesAndUnicodeForms_areOne() {
    assertThat(List.of("Café Talk", "Cafe\u0301 Talk", " Café Talk", "Café \u00a0\u3000Talk "))
        .allSatisfy(label -> assertThat(Labels.normalForm(label)).isEqualTo("Café Talk"));
    assertThat(Labels.normalForm("\u2003")).isEmpty();
  }

  @Test
  void normalForm_case_isKept() {
    assertThat(Labels.normalForm("Gold")).isNotEqualTo(Labels.normalForm("gold"));
  }

  @Test
  void unite_firstSpelling_stays() {
    assertThat(Labels.unite(List.of(" a  b", "c"), List.of("a b", "d", "c ")))
        .containsExactly(" a  b", "c", "d");
  }
}
