package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.contract.RuleCases.Part;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ProgressRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> rollupMerge() {
    return RuleCases.of(
        "rollup-merge.json",
        (input, expected) -> {
          assertThat(merged(input)).isEqualTo(expected.get("rollup", DailyRollup.class));
          assertThat(merged(input).avgLevel()).isEqualTo(expected.get("avgLevel", Double.class));
        });
  }

  @TestFactory
  Stream<DynamicTest> levels() {
    return RuleCases.of(
        "levels.json",
        (input, expected) ->
            assertThat(GamificationRules.levelFor(input.get("xpTotal", Long.class)))
                .isEqualTo(expected.get("level", Integer.class)));
  }

  @TestFactory
  Stream<DynamicTest> streaks() {
    return RuleCases.of(
        "streaks.json",
        (input, expected) ->
            assertThat(updated(input)).isEqualTo(expected.get("gamification", Gamification.class)));
  }

  @TestFactory
  Stream<DynamicTest> pointsTakenBack() {
    return RuleCases.of(
        "points-taken-back.json",
        (input, expected) ->
            assertThat(
                    GamificationRules.takeBack(
                        input.get("stored", Gamification.class),
                        input.get("xp", Long.class),
                        input.find("seasonId", String.class),
                        input.get("nowMs", Long.class)))
                .isEqualTo(expected.get("gamification", Gamification.class)));
  }

  private static DailyRollup merged(Part input) {
    DailyRollup stored = input.find("stored", DailyRollup.class);
    DailyRollup added = input.get("added", DailyRollup.class);
    return stored == null ? RollupMerge.first(added) : RollupMerge.merge(stored, added);
  }

  private static Gamification updated(Part input) {
    Gamification stored = input.find("stored", Gamification.class);
    return GamificationRules.apply(
        stored == null ? Gamification.NONE : stored,
        input.get("update", GamificationUpdate.class),
        input.get("nowMs", Long.class));
  }
}
