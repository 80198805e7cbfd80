package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EpisodeSummaryTest {

  private static SkillResult result(
      @Nullable String skillId, List<Double> levels, List<String> met, List<String> unmet) {
    return new SkillResult(skillId, levels, met, unmet, List.of());
  }

  @Test
  void compose_oneSkill_saysLevelCountsAndCriteria() {
    var skill =
        result(
            "listening", List.of(6.5), List.of("Asks open questions"), List.of("Sums up", "Waits"));
    assertThat(EpisodeSummary.compose(List.of(skill)))
        .isEqualTo(
            "Assessment of 1 skill. listening: level 6.5 of 10, 1 criterion met, 2 not"
                + " yet. Still to work on: “Sums up”; “Waits”. Met: “Asks open questions”.");
  }

  @Test
  void compose_withoutCriteria_countsNone() {
    var skill = result("listening", List.of(), List.of(), List.of());
    assertThat(EpisodeSummary.compose(List.of(skill)))
        .isEqualTo("Assessment of 1 skill. listening: level not measured.");
  }

  @Test
  void compose_whatIsSaidAboutNoSkill_isCountedApart() {
    var named = result("listening", List.of(6.0), List.of(), List.of());
    var silent = result(null, List.of(), List.of(), List.of());
    var unnamed = result(null, List.of(), List.of("Nods"), List.of());
    assertThat(EpisodeSummary.compose(List.of(silent, named)))
        .isEqualTo("Assessment of 1 skill. listening: level 6 of 10.");
    assertThat(EpisodeSummary.compose(List.of(unnamed)))
        .isEqualTo(
            "Assessment of 0 skills. No skill in particular: 1 criterion met, 0 not yet. Met:"
                + " “Nods”.");
  }

  @Test
  void compose_manyCriteria_quotesThreeAndCountsTheRest() {
    var skill = result("s", List.of(1.0, 2.0), List.of(), List.of("A", "B", "C", "D", "E"));
    assertThat(EpisodeSummary.compose(List.of(skill)))
        .isEqualTo(
            "Assessment of 1 skill. s: level 1.5 of 10, 0 criteria met, 5 not yet."
                + " Still to work on: “A”; “B”; “C” and 2 more.");
  }

  @Test
  void compose_longCriterionOfSurrogatePairs_isCutBetweenCharacters() {
    var skill = result("s", List.of(), List.of("🙂".repeat(500)), List.of());
    assertThat(EpisodeSummary.compose(List.of(skill)))
        .endsWith("Met: “" + "🙂".repeat(159) + "…”.");
  }

  @Test
  void compose_largestAssessment_staysAnAllowedEpisode() {
    List<String> criteria = IntStream.range(0, 50).mapToObj(i -> i + "x".repeat(1_990)).toList();
    var skill = result("s".repeat(128), Collections.nCopies(50, 9.99), criteria, List.of());
    assertThat(EpisodeSummary.compose(Collections.nCopies(50, skill)))
        .hasSizeBetween(4_000, 20_000);
  }
}
