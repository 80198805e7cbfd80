package dev.usermemory.memory.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoalRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> goalPatch() {
    return RuleCases.of(
        "goal-patch.json",
        (input, expected) ->
            assertThat(
                    input
                        .get("patch", GoalPatch.class)
                        .apply(input.get("stored", Goal.class), input.get("nowMs", Long.class)))
                .isEqualTo(expected.get("goal", Goal.class)));
  }
}
