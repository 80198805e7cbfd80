package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelFactsTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final long DAY_MS = 86_400_000L;

  private static FactDraft say(String group, long atMs, List<Fact> known, Double... levels) {
    var drafts = FactDrafts.of(new UserId("u"), "s", group, atMs, atMs, Assessments.RETENTION);
    var skill = new SkillResult("speaking", List.of(levels), List.of(), List.of(), List.of());
    return new LevelFacts(drafts, known).of(skill).orElseThrow();
  }

  private static Fact said(String group, double level, Fact... known) {
    return say(group, NOW - DAY_MS, List.of(known), level).toFact();
  }

  @Test
  void of_firstLevel_isAHintInASlotThatLasts() {
    FactDraft fact = say("g", NOW, List.of(), 6.5);
    assertThat(fact.text()).isEqualTo("speaking: level 6.5");
    assertThat(fact.kind()).isEqualTo(FactKind.SKILL_HINT);
    assertThat(fact.skillId()).isEqualTo("speaking");
    assertThat(fact.slot()).isEqualTo(LevelFacts.slot("speaking")).matches("level:[0-9a-f]{16}");
    assertThat(fact.decayMs()).isEqualTo(90 * DAY_MS);
  }

  @ParameterizedTest
  @CsvSource({"6.0, 6", "0.0, 0", "-0.0, 0", "10.0, 10", "6.25, 6.25", "6.666, 6.67"})
  void mean_hasTwoDecimalsAtMost(double level, String text) {
    assertThat(LevelFacts.mean(List.of(level))).isEqualTo(text);
  }

  @Test
  void of_anotherLevel_saysWhatItWas() {
    assertThat(say("g2", NOW, List.of(said("g1", 5)), 6.5).text())
        .isEqualTo("speaking: level 6.5, was 5");
    assertThat(say("g2", NOW, List.of(said("g1", 5)), 6.0, 7.0).text())
        .isEqualTo("speaking: level 6.5, was 5");
  }

  @Test
  void of_theSameLevel_saysTheSameAgain() {
    Fact now = said("g2", 6.5, said("g1", 5));
    assertThat(say("g3", NOW, List.of(now), 6.5).factId()).isEqualTo(now.factId());
  }

  /** A result that is scored again was compared with the one before it, not with itself. */
  @Test
  void of_aReplacement_comparesWithWhatItsEarlierVersionWasComparedWith() {
    assertThat(say("g2", NOW, List.of(said("g2", 6.5, said("g1", 5))), 4.0).text())
        .isEqualTo("speaking: level 4, was 5");
    assertThat(say("g2", NOW, List.of(said("g2", 6.5, said("g1", 5))), 5.0).text())
        .isEqualTo("speaking: level 5");
    assertThat(say("g1", NOW, List.of(said("g1", 6.5)), 4.0).text()).isEqualTo("speaking: level 4");
  }

  @Test
  void of_anEarlierTimeThanWhatIsKnown_comparesWithNothing() {
    assertThat(say("g0", NOW - 2 * DAY_MS, List.of(said("g1", 5)), 4.0).text())
        .isEqualTo("speaking: level 4");
  }

  @Test
  void of_anotherSkillsLevel_comparesWithNothing() {
    var drafts = FactDrafts.of(new UserId("u"), "s", "g", NOW, NOW, Assessments.RETENTION);
    var pace = new SkillResult("pace", List.of(3.0), List.of(), List.of(), List.of());
    assertThat(new LevelFacts(drafts, List.of(said("g1", 5))).of(pace))
        .map(FactDraft::text)
        .contains("pace: level 3");
  }

  @Test
  void of_noLevelOrNoName_isNothing() {
    var drafts = FactDrafts.of(new UserId("u"), "s", "g", NOW, NOW, Assessments.RETENTION);
    var levels = new LevelFacts(drafts, List.of());
    assertThat(levels.of(new SkillResult("pace", List.of(), List.of(), List.of(), List.of())))
        .isEmpty();
    assertThat(levels.of(new SkillResult(null, List.of(), List.of(), List.of(), List.of())))
        .isEmpty();
  }
}
