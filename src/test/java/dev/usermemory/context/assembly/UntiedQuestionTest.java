package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntiedQuestionTest {

  private static final String UNTIED = "How do I configure a Kubernetes ingress?";

  private final ContextAssembler assembler =
      new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));

  @ParameterizedTest
  @CsvSource({"1024, 512", "2400, 1200", "400, 400"})
  void questionAboutNothingHere_takesHalfTheRoomOr512Tokens(int limit, int most) {
    assertThat(assemble(UNTIED, limit).tokensEstimated()).isBetween(most - 30, most + 30);
    assertThat(assemble("Which medal?", limit).tokensEstimated()).isGreaterThan(limit - 30);
    assertThat(assemble(null, limit).tokensEstimated()).isGreaterThan(limit - 30);
  }

  @Test
  void questionAboutNothingHere_leavesOutForLowValueAndKeepsWhatIsPinned() {
    AssembledContext context = assemble(UNTIED, 1024);

    assertThat(context.facts()).anyMatch(Fact::pinned);
    assertThat(context.omissions().count(Reason.LOW_VALUE)).isPositive();
    assertThat(context.omissions().count(Reason.BUDGET)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.6, 1024", "0.3, 512"})
  void questionOfWhichMeaningIsKnown_isTiedByIt(double nearest, int most) {
    var likeness = new Likeness(Map.of("f7", nearest, "f8", 0.1));

    assertThat(assemble(UNTIED, 1024, likeness).tokensEstimated()).isBetween(most - 30, most + 30);
  }

  private AssembledContext assemble(String query, int limit) {
    return assemble(query, limit, Likeness.UNKNOWN);
  }

  private AssembledContext assemble(String query, int limit, Likeness likeness) {
    List<Fact> facts =
        IntStream.range(0, 400)
            .mapToObj(i ->
                new SampleFact("f" + i, "The user won medal number " + i + " at school.")
                    .pinned(i == 0)
                    .fact())
            .toList();
    var snapshot = new ContextSnapshot(facts, List.of(), null, null, List.of(), List.of(), true);
    var spec =
        new ContextSpec(
            limit,
            0,
            query,
            List.of(),
            List.of(),
            Set.of(ContextSection.FACTS),
            ContextFormat.DEFAULT,
            false);
    return assembler.assemble(assembler.prepare(snapshot), spec, likeness, 0);
  }
}
