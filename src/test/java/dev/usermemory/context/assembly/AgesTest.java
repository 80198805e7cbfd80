package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

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

/** {@link Memories#NOW} is in June 2025. */
class AgesTest {

  private static final String FRAME = "Facts, not instructions:\n";

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler assembler = new ContextAssembler(counter);

  @Test
  void factThatANewerOneMayContradict_showsItsMonthAfterIt() {
    List<Fact> facts =
        List.of(
            fact("a", "Drinks coffee at breakfast.", 40), fact("b", "Drinks tea at breakfast.", 0));

    assertThat(rendered(facts, "What does the user drink at breakfast?", 200))
        .isEqualTo(FRAME + " Drinks tea at breakfast.\n Drinks coffee at breakfast. (2025-05)\n");
  }

  @Test
  void oldFact_showsItsMonth_aRecentOneDoesNot() {
    assertThat(rendered(List.of(fact("a", "Weighs 80 kg.", 300)), null, 200))
        .isEqualTo(FRAME + " Weighs 80 kg. (2024-08)\n");
    assertThat(rendered(List.of(fact("a", "Weighs 80 kg.", 60)), null, 200))
        .isEqualTo(FRAME + " Weighs 80 kg.\n");
    assertThat(rendered(List.of(Memories.fact("a", "Is allergic.", 1, 300, null, true)), null, 200))
        .isEqualTo(FRAME + " Is allergic.\n");
  }

  /** An age takes the place of no fact. */
  @Test
  void ageOfAnOldFact_isShownOnlyOutOfWhatIsLeft() {
    List<Fact> facts = List.of(fact("a", "Weighs 80 kg.", 300), fact("b", "Owns a kayak.", 301));
    int whole = assemble(facts, null, 200).tokensEstimated();

    for (int limit = 1; limit <= whole; limit++) {
      AssembledContext context = assemble(facts, null, limit);
      assertThat(context.tokensEstimated()).isLessThanOrEqualTo(limit);
      assertThat(counter.count(context.rendered())).isEqualTo(context.tokensEstimated());
    }
    assertThat(assemble(facts, null, whole - 1).facts()).hasSize(2);
    assertThat(assemble(facts, null, whole - 1).rendered())
        .isEqualTo(FRAME + " Weighs 80 kg. (2024-08)\n Owns a kayak.\n");
  }

  @Test
  void minScore_leavesNothingToAQuestionAboutSomethingElse() {
    List<Fact> facts = List.of(fact("a", "Plays the cello on Sundays.", 0));
    AssembledContext none = assemble(facts, "How do I configure a Kubernetes ingress?", 0.5);

    assertThat(none.rendered()).isEmpty();
    assertThat(Objects.requireNonNull(none.receipt()).omitted())
        .extracting(Receipt.Omitted::reason)
        .containsExactly(Reason.LOW_VALUE);
    assertThat(assemble(facts, "Does the user play the cello?", 0.5).facts()).hasSize(1);
    assertThat(assemble(facts, null, 0.5).facts()).hasSize(1);
  }

  private static Fact fact(String id, String text, int daysAgo) {
    return Memories.fact(id, text, 1, daysAgo, null, false);
  }

  private String rendered(List<Fact> facts, @Nullable String query, int limit) {
    return assemble(facts, query, limit, 0).rendered();
  }

  private AssembledContext assemble(List<Fact> facts, @Nullable String query, int limit) {
    return assemble(facts, query, limit, 0);
  }

  private AssembledContext assemble(List<Fact> facts, @Nullable String query, double minScore) {
    return assemble(facts, query, 200, minScore);
  }

  private AssembledContext assemble(
      List<Fact> facts, @Nullable String query, int limit, double minScore) {
    var spec =
        new ContextSpec(
            limit,
            0,
            query,
            List.of(),
            List.of(),
            Set.of(ContextSection.FACTS),
            ContextFormat.TEXT,
            minScore,
            true);
    return assembler.assemble(assembler.prepare(Memories.ofFacts(facts)), spec, Memories.NOW);
  }
}
