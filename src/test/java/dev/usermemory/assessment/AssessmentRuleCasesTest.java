package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.contract.RuleCases.Part;
import dev.usermemory.progress.DailyRollup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AssessmentRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> takeBack() {
    return RuleCases.of(
        "take-back.json",
        (input, expected) ->
            assertThat(
                    RollupShare.of(input.get("taken", DailyRollup.class))
                        .takenFrom(
                            input.get("day", DailyRollup.class),
                            others(input),
                            input.get("nowMs", Long.class))
                        .orElse(null))
                .isEqualTo(expected.find("day", DailyRollup.class)));
  }

  private static List<RollupShare> others(Part input) {
    return input.list("others", DailyRollup.class).stream().map(RollupShare::of).toList();
  }
}
