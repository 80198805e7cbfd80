package dev.usermemory.memory.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PreferenceRuleCasesTest {

  @TestFactory
  @SuppressWarnings("unchecked") // a JSON object has string names
  Stream<DynamicTest> preferences() {
    return RuleCases.of(
        "preferences.json",
        (input, expected) ->
            assertThat(
                    PreferenceRules.merge(
                        input.find("stored", Preferences.class),
                        input.get("patch", Map.class),
                        input.get("nowMs", Long.class)))
                .isEqualTo(expected.get("preferences", Preferences.class)));
  }
}
