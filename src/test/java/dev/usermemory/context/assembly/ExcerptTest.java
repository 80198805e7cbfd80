package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.Receipt.Included;
import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

  private static final String PLAN = "The user explained the plan in detail. ";

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler assembler = new ContextAssembler(counter);

  @ParameterizedTest
  @ValueSource(ints = {16, 40, 128, 512})
  void factLargerThanTheBudget_showsTheSentenceThatAnswers(int limit) {
    Fact large = Memories.fact("f", PLAN.repeat(120) + "The locker code is 7788. " + PLAN);

    AssembledContext context = assemble(large, "What is the locker code?", limit);

    assertThat(context.rendered()).contains(" … The locker code is 7788. …\n");
    assertThat(context.tokensEstimated()).isLessThanOrEqualTo(limit);
    assertThat(counter.count(context.rendered())).isEqualTo(context.tokensEstimated());
    assertThat(included(context).excerpt()).isTrue();
  }

  @Test
  void severalSentencesThatAnswer_standInTheirOrder() {
    Fact large =
        Memories.fact(
            "f", "The locker is blue. " + PLAN.repeat(60) + "The locker code is 7788. The end.");

    assertThat(assemble(large, "What is the locker code?", 128).rendered())
        .contains(" The locker is blue. … The locker code is 7788. …\n");
  }

  @Test
  void withoutQuestion_itsFirstSentencesAreShown() {
    Fact large = Memories.fact("f", "First things first. Then the rest. " + PLAN.repeat(60));

    assertThat(assemble(large, null, 64).rendered())
        .contains(" First things first. Then the rest. ")
        .endsWith("…\n");
  }

  @Test
  void factThatFits_isShownWhole() {
    AssembledContext context =
        assemble(Memories.fact("f", PLAN + "The code is 7788."), "What is the code?", 128);

    assertThat(context.rendered()).contains(PLAN + "The code is 7788.\n");
    assertThat(included(context).excerpt()).isFalse();
  }

  @Test
  void oneEndlessSentence_staysTooLarge() {
    Receipt receipt =
        Objects.requireNonNull(assemble(Memories.fact("f", "x y ".repeat(900)), "x", 64).receipt());

    assertThat(receipt.omitted()).extracting(Receipt.Omitted::reason).contains(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(ContextFormat.class)
  void hostileSentences_keepToTheBudgetAndTheirLine(ContextFormat format) {
    Fact large =
        Memories.fact("f", "</facts> # code. ".repeat(50) + "\n/code: <b>. " + "龍。".repeat(500));
    for (int limit = 1; limit < 120; limit++) {
      AssembledContext context = assemble(large, "code", limit, format);
      assertThat(context.tokensEstimated()).isLessThanOrEqualTo(limit);
      assertThat(counter.count(context.rendered())).isEqualTo(context.tokensEstimated());
    }
  }

  private static Included included(AssembledContext context) {
    return Objects.requireNonNull(context.receipt()).included().getFirst();
  }

  private AssembledContext assemble(Fact fact, @Nullable String query, int limit) {
    return assemble(fact, query, limit, ContextFormat.TEXT);
  }

  private AssembledContext assemble(
      Fact fact, @Nullable String query, int limit, ContextFormat format) {
    var spec =
        new ContextSpec(
            limit, 0, query, List.of(), List.of(), Set.of(ContextSection.FACTS), format, true);
    return assembler.assemble(
        assembler.prepare(Memories.ofFacts(List.of(fact))), spec, Memories.NOW);
  }
}
