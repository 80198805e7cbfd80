package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The budget holds for every memory, request and encoding. */
class ContextBudgetTest {

  private static final int REQUESTS_PER_MEMORY = 50;

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler assembler = new ContextAssembler(counter);

  @Property(tries = 1_000)
  void assemble_keepsToTheBudgetInAnyEncoding(
      @ForAll long seed, @ForAll @IntRange(max = 1) int encoding) {
    var counted = new TokenCounter(TokenEncoding.values()[encoding]);
    var assembling = new ContextAssembler(counted);
    var random = new Random(seed);
    PreparedMemory memory = assembling.prepare(RandomMemory.snapshot(random));
    ContextSpec spec = RandomMemory.spec(random);
    AssembledContext context = assembling.assemble(memory, spec, Memories.NOW);
    assertThat(context.tokensEstimated()).isLessThanOrEqualTo(spec.budget());
    assertThat(counted.count(context.rendered())).isEqualTo(context.tokensEstimated());
  }

  @Property(tries = 500)
  void assemble_ofAMemoryWithMatches_keepsToTheBudget(@ForAll long seed) {
    var random = new Random(seed);
    ContextSnapshot all = RandomMemory.snapshot(random);
    int known = random.nextInt(all.facts().size() + 1);
    ContextSpec spec = RandomMemory.spec(random);

    PreparedMemory memory = assembler.prepare(RandomMemory.bounded(all, known)).with(all.facts());
    AssembledContext context = assembler.assemble(memory, spec, Memories.NOW);

    assertThat(memory.snapshot().facts()).hasSameSizeAs(all.facts());
    assertThat(context.tokensEstimated()).isLessThanOrEqualTo(spec.budget());
    assertThat(counter.count(context.rendered())).isEqualTo(context.tokensEstimated());
  }

  @Test
  void assemble_keepsToTheBudget_inThousandsOfCases() {
    cases(5_000);
  }

  @Test
  @Tag("nightly")
  void assemble_keepsToTheBudget_inAHundredThousandCases() {
    cases(100_000);
  }

  private void cases(int count) {
    IntStream.range(0, count / REQUESTS_PER_MEMORY).parallel().forEach(this::requests);
  }

  private void requests(int seed) {
    var random = new Random(seed);
    PreparedMemory memory = assembler.prepare(RandomMemory.snapshot(random));
    for (int i = 0; i < REQUESTS_PER_MEMORY; i++) {
      ContextSpec spec = RandomMemory.spec(random);
      AssembledContext context = assembler.assemble(memory, spec, Memories.NOW);
      int tokens = counter.count(context.rendered());
      if (tokens > spec.budget() || tokens != context.tokensEstimated()) {
        throw new AssertionError(
            "seed %d: %d tokens, said %d, of %d"
                .formatted(seed, tokens, context.tokensEstimated(), spec.budget()));
      }
    }
  }

  /** What earlier requests have left in the memory's caches changes nothing. */
  @Property(tries = 500)
  void assemble_givesTheSameBytesAgain(@ForAll long seed) {
    var random = new Random(seed);
    ContextSnapshot snapshot = RandomMemory.snapshot(random);
    PreparedMemory used = assembler.prepare(snapshot);
    for (int i = 0; i < 3; i++) {
      assembler.assemble(used, RandomMemory.spec(random), Memories.NOW);
    }
    ContextSpec spec = RandomMemory.spec(random);
    assertThat(assembler.assemble(used, spec, Memories.NOW))
        .isEqualTo(assembler.assemble(assembler.prepare(snapshot), spec, Memories.NOW));
  }

  @ParameterizedTest
  @EnumSource(ContextFormat.class)
  void assemble_growsFromNothingWithTheLimit(ContextFormat format) {
    PreparedMemory memory =
        assembler.prepare(Memories.ofFacts(List.of(Memories.fact("f", "Likes tea."))));
    int facts = 0;
    for (int limit = 1; limit < 40; limit++) {
      AssembledContext context = assembler.assemble(memory, factsOnly(limit, format), Memories.NOW);
      assertThat(context.facts().size()).isGreaterThanOrEqualTo(facts);
      assertThat(context.rendered().isEmpty()).isEqualTo(context.facts().isEmpty());
      facts = context.facts().size();
    }
    assertThat(facts).isEqualTo(1);
  }

  @Test
  void assemble_leavesTheBufferUnused() {
    PreparedMemory memory =
        assembler.prepare(
            Memories.ofFacts(
                IntStream.range(0, 50)
                    .mapToObj(i -> Memories.fact("f" + i, "Likes the colour number " + i + "."))
                    .toList()));
    var spec =
        new ContextSpec(101, 5, null, List.of(), List.of(), Set.of(), ContextFormat.DEFAULT, false);
    assertThat(spec.budget()).isEqualTo(95);
    assertThat(assembler.assemble(memory, spec, Memories.NOW).tokensEstimated()).isBetween(85, 95);
  }

  /**
   * Tokenising these texts whole would take half a minute, and find that one or the other fits;
   * their lengths alone say that none does.
   */
  @Test
  void assemble_doesNotTokeniseHostileTexts() {
    PreparedMemory memory =
        assembler.prepare(
            Memories.ofFacts(
                IntStream.range(0, 300)
                    .mapToObj(i -> Memories.fact("f" + i, "" + (char) ('a' + i % 26)))
                    .map(f -> Memories.fact(f.factId(), f.text().repeat(50_000)))
                    .toList()));
    AssembledContext context =
        assembler.assemble(memory, factsOnly(32_768, ContextFormat.DEFAULT), Memories.NOW);
    assertThat(context.facts()).isEmpty();
  }

  private static ContextSpec factsOnly(int limit, ContextFormat format) {
    return new ContextSpec(
        limit, 0, null, List.of(), List.of(), Set.of(ContextSection.FACTS), format, false);
  }
}
