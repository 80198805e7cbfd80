package dev.usermemory.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The budget holds for every memory, request and encoding. */
class ContextBudgetTest {

  @Property(tries = 3_000)
  void assemble_neverExceedsTheBudget(@ForAll long seed, @ForAll @IntRange(max = 1) int encoding) {
    var counter = new TokenCounter(TokenEncoding.values()[encoding]);
    var random = new Random(seed);
    var assembler = new ContextAssembler(counter);
    ContextSnapshot snapshot = RandomMemory.snapshot(random);
    ContextSpec spec = RandomMemory.spec(random);
    AssembledContext context = assembler.assemble(assembler.prepare(snapshot), spec, Memories.NOW);
    assertThat(context.tokensEstimated()).isLessThanOrEqualTo(spec.budget());
    assertThat(counter.count(context.rendered()))
        .as("limit %s of %s", spec.limitTokens(), spec.format())
        .isEqualTo(context.tokensEstimated());
    assertThat(assembler.assemble(assembler.prepare(snapshot), spec, Memories.NOW))
        .isEqualTo(context);
  }
}
