package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import dev.usermemory.memory.goal.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StablePrefixTest {

  /**
   * The heading of the facts or else of the episodes, or else the end of all; items are indented.
   */
  private static final Pattern END =
      Pattern.compile("(# |## |<)?(facts|episodes)\\b|</memory>", Pattern.CASE_INSENSITIVE);

  private final ContextAssembler assembler =
      new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));

  @Property(tries = 300)
  void prefix_isTheSameForEveryQuery(@ForAll long seed) {
    var random = new Random(seed);
    PreparedMemory memory = assembler.prepare(RandomMemory.snapshot(random));
    ContextSpec spec = RandomMemory.spec(random);
    String prefix = prefix(memory, spec, null);
    for (int i = 0; i < 4; i++) {
      assertThat(prefix(memory, spec, RandomMemory.text(random))).isEqualTo(prefix);
    }
  }

  @Test
  void prefix_survivesNewFacts() {
    ContextSnapshot before = Memories.everything();
    List<Fact> facts = new ArrayList<>(before.facts());
    IntStream.range(0, 100)
        .forEach(i -> facts.add(Memories.fact("n" + i, "Learned the word number " + i + ".")));
    ContextSnapshot after = with(before, facts, before.goals());
    ContextSpec spec = ContextSpec.ofLimit(300);
    assertThat(prefix(assembler.prepare(after), spec, "word"))
        .isEqualTo(prefix(assembler.prepare(before), spec, null))
        .contains("peanuts");
  }

  /** 40 goals would fill the whole budget, 20 pinned facts as well. */
  @Test
  void prefix_leavesHalfToTheRestAndEachSectionItsShare() {
    List<Goal> goals =
        IntStream.range(0, 40)
            .mapToObj(i -> Memories.goal("g" + i, "Learn the song number " + i + " by heart"))
            .toList();
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      facts.add(Memories.pinned("p" + i, "Never eats the dish number " + i + " in the evening."));
      facts.add(Memories.fact("f" + i, "Has once visited the town number " + i + "."));
    }
    ContextSnapshot snapshot = with(Memories.everything(), facts, goals);
    ContextSpec spec =
        new ContextSpec(200, 0, null, List.of(), List.of(), Set.of(), ContextFormat.TEXT, true);
    AssembledContext context = assembler.assemble(assembler.prepare(snapshot), spec, Memories.NOW);
    assertThat(context.profile()).isNotNull();
    assertThat(context.preferences()).isNotNull();
    assertThat(context.goals()).isNotEmpty();
    assertThat(context.facts().stream().filter(Fact::pinned)).isNotEmpty();
    assertThat(context.facts().stream().filter(f -> !f.pinned()).count()).isGreaterThan(5);
    assertThat(context.tokensEstimated()).isBetween(185, 200);
  }

  @Test
  void prefix_getsWhatTheRestLeavesOver() {
    List<Goal> goals =
        IntStream.range(0, 10)
            .mapToObj(i -> Memories.goal("g" + i, "Learn the song number " + i + " by heart"))
            .toList();
    ContextSnapshot snapshot =
        with(Memories.everything(), List.of(Memories.fact("f", "Likes tea.")), goals);
    AssembledContext context =
        assembler.assemble(assembler.prepare(snapshot), ContextSpec.ofLimit(190), Memories.NOW);
    assertThat(context.goals()).hasSize(10);
    assertThat(context.facts()).hasSize(1);
  }

  @Test
  void expiredPins_areNotRendered() {
    Fact expired =
        new SampleFact("p", "Never eats peanuts.").expires(Memories.NOW).pinned(true).fact();
    PreparedMemory memory = assembler.prepare(Memories.ofFacts(List.of(expired)));
    ContextSpec spec = ContextSpec.ofLimit(100);
    assertThat(assembler.assemble(memory, spec, Memories.NOW - 1).facts()).hasSize(1);
    assertThat(assembler.assemble(memory, spec, Memories.NOW).facts()).isEmpty();
  }

  /** Everything rendered before the first fact that is not pinned and before the episodes. */
  private String prefix(PreparedMemory memory, ContextSpec spec, @Nullable String query) {
    var asked =
        new ContextSpec(
            spec.limitTokens(),
            spec.bufferPercent(),
            query,
            List.of(),
            List.of(),
            spec.include(),
            spec.format(),
            false);
    AssembledContext context = assembler.assemble(memory, asked, Memories.NOW);
    List<String> lines = List.of(context.rendered().split("(?<=\n)"));
    int end = 0;
    while (end < lines.size() && !END.matcher(lines.get(end)).lookingAt()) {
      end++;
    }
    long pinned = context.facts().stream().filter(Fact::pinned).count();
    List<String> prefix = lines.subList(0, pinned == 0 ? end : end + 1 + (int) pinned);
    return prefix.stream().anyMatch(line -> line.startsWith(" ")) ? String.join("", prefix) : "";
  }

  private static ContextSnapshot with(
      ContextSnapshot snapshot, List<Fact> facts, List<Goal> goals) {
    return new ContextSnapshot(
        facts,
        snapshot.episodes(),
        snapshot.profile(),
        snapshot.preferences(),
        goals,
        List.of(),
        true);
  }
}
