package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SkillRenameTest {

  private static final UserId ANA = new UserId("ana");
  private static final String HASH = "a".repeat(64);

  @TestFactory
  Stream<DynamicTest> cases() {
    return RuleCases.of(
        "skill-rename.json",
        (input, expected) -> {
          var rename =
              new SkillRename(input.get("from", String.class), input.get("to", String.class));
          assertThat(rename.of(ANA, input.get("fact", Fact.class)))
              .isEqualTo(expected.get("fact", Fact.class));
        });
  }

  /** What is renamed is what an assessment says under the new name, so that it is reinforced. */
  @Test
  void of_whatAnAssessmentSaid_isWhatItSaysUnderTheOtherId() {
    assertThat(said(HASH).map(fact -> new SkillRename(HASH, "pace").of(ANA, fact)).toList())
        .isEqualTo(said("pace").toList());
  }

  private static Stream<Fact> said(String skillId) {
    var result =
        new SkillResult(
            skillId, List.of(5.0), List.of("Clear."), List.of("No pauses"), List.of("Too fast"));
    var retention = new Retention(Duration.ofDays(1), Duration.ofDays(1));
    var drafts = FactDrafts.of(ANA, "s", "g", 1, 2, retention);
    return Stream.of(
            new CriterionFacts(drafts).of(result).stream(),
            new FeedbackFacts(drafts, List.of()).of(result).said().stream(),
            new LevelFacts(drafts, List.of()).of(result).stream())
        .flatMap(all -> all)
        .map(FactDraft::toFact);
  }
}
