package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RankRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> decay() {
    return RuleCases.of(
        "decay.json",
        (input, expected) -> {
          var index = MemoryIndex.of(input.list("facts", Fact.class), List.of());
          Ranking ranking =
              new Ranker().rank(index, RankQuery.of(null, input.get("nowMs", Long.class)));
          assertThat(ranking.facts())
              .extracting(ranked -> ranked.item().factId())
              .isEqualTo(expected.list("strongestFirst", String.class));
        });
  }
}
