package dev.usermemory.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.contract.RuleCases.Part;
import dev.usermemory.kernel.UserId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FactRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> factIds() {
    return RuleCases.of(
        "fact-ids.json",
        (input, expected) -> {
          String text = input.get("text", String.class);
          String skillId = input.find("skillId", String.class);
          assertThat(FactIds.normalise(text)).isEqualTo(expected.get("normalised", String.class));
          assertThat(FactIds.of(user(input), input.get("kind", FactKind.class), skillId, text))
              .isEqualTo(expected.get("factId", String.class));
        });
  }

  @TestFactory
  Stream<DynamicTest> reinforcement() {
    return RuleCases.of(
        "reinforcement.json",
        (input, expected) ->
            assertThat(
                    FactRules.reinforce(
                        input.get("stored", Fact.class), input.get("again", FactDraft.class)))
                .isEqualTo(expected.as(Fact.class)));
  }

  @TestFactory
  Stream<DynamicTest> slots() {
    return RuleCases.of(
        "slots.json",
        (input, expected) ->
            assertThat(
                    FactRules.settle(
                        input.list("slot", Fact.class), input.find("saidId", String.class)))
                .isEqualTo(expected.list("slot", Fact.class)));
  }

  @TestFactory
  Stream<DynamicTest> factPatch() {
    return RuleCases.of(
        "fact-patch.json",
        (input, expected) ->
            assertThat(input.get("patch", FactPatch.class).apply(input.get("stored", Fact.class)))
                .isEqualTo(expected.get("fact", Fact.class)));
  }

  @TestFactory
  Stream<DynamicTest> correction() {
    return RuleCases.of(
        "fact-correction.json",
        (input, expected) -> {
          Fact stored = input.get("stored", Fact.class);
          String id = input.get("factId", String.class);
          long nowMs = input.get("nowMs", Long.class);
          var correction =
              new FactCorrection(
                  input.get("text", String.class),
                  input.get("patch", FactPatch.class),
                  input.get("retainedUntilMs", Long.class));
          var said = Optional.ofNullable(input.find("said", Fact.class));
          assertThat(correction.of(stored, id, said, nowMs))
              .isEqualTo(expected.get("fact", Fact.class));
          assertThat(correction.old(stored, id, nowMs)).isEqualTo(expected.get("old", Fact.class));
        });
  }

  @TestFactory
  Stream<DynamicTest> join() {
    return RuleCases.of(
        "fact-join.json",
        (input, expected) ->
            assertThat(FactRules.join(input.get("a", Fact.class), input.get("b", Fact.class)))
                .isEqualTo(expected.get("fact", Fact.class)));
  }

  @TestFactory
  Stream<DynamicTest> strength() {
    return RuleCases.of(
        "strength.json",
        (input, expected) ->
            assertThat(
                    FactRules.strengthMs(
                        fact(
                            input.get("weight", Double.class),
                            input.get("decayMs", Long.class),
                            input.get("lastReinforcedAtMs", Long.class),
                            input.get("pinned", Boolean.class),
                            null)))
                .isEqualTo(expected.get("strengthMs", Long.class)));
  }

  @TestFactory
  Stream<DynamicTest> expiry() {
    return RuleCases.of(
        "expiry.json",
        (input, expected) ->
            assertThat(
                    fact(1, 60_000, 0, false, input.find("expiresAtMs", Long.class))
                        .isLive(input.get("nowMs", Long.class)))
                .isEqualTo(expected.get("live", Boolean.class)));
  }

  private static UserId user(Part input) {
    return new UserId(input.get("userId", String.class));
  }

  private static Fact fact(
      double weight, long decayMs, long reinforced, boolean pinned, @Nullable Long expires) {
    return new SampleFact("fact_a", "text")
        .weight(weight, decayMs)
        .reinforced(reinforced)
        .expires(expires)
        .pinned(pinned)
        .fact();
  }
}
