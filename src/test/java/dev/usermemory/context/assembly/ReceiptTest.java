package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.Receipt.Omitted;
import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptTest {

  private final ContextAssembler assembler =
      new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));

  @Property(tries = 500)
  void receipt_accountsForEveryTokenAndEveryItem(@ForAll long seed) {
    var random = new Random(seed);
    ContextSnapshot snapshot = RandomMemory.snapshot(random);
    ContextSpec any = RandomMemory.spec(random);
    ContextSpec spec = spec(any.limitTokens(), any.include(), any.format());
    AssembledContext context = assemble(snapshot, spec);
    Receipt receipt = receipt(context);
    assertThat(receipt.sections().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(context.tokensEstimated());
    assertThat(receipt.included()).hasSameSizeAs(items(context));
    assertThat(receipt.omittedBeyond()).isZero();
    assertThat(ids(receipt)).doesNotHaveDuplicates();
    assertThat(ids(receipt))
        .hasSize(snapshot.facts().size() + snapshot.episodes().size() + snapshot.goals().size());
  }

  /** Without a receipt, too: it is the oracle of what is counted for every context. */
  @Property(tries = 500)
  void omissions_areCountedAsTheReceiptListsThem(@ForAll long seed) {
    var random = new Random(seed);
    ContextSnapshot snapshot = RandomMemory.snapshot(random);
    ContextSpec any = RandomMemory.spec(random);
    ContextSpec spec = spec(any.limitTokens(), any.include(), any.format());
    AssembledContext context = assemble(snapshot, spec);

    for (Reason reason : Reason.values()) {
      assertThat(context.omissions().count(reason))
          .as(reason.name())
          .isEqualTo(
              (int) receipt(context).omitted().stream().filter(o -> o.reason() == reason).count());
    }
  }

  private static List<Object> items(AssembledContext context) {
    List<Object> items = new ArrayList<>(context.facts());
    items.addAll(context.episodes());
    items.addAll(context.goals());
    return items;
  }

  /** Of facts, episodes and goals, included or not. */
  private static List<String> ids(Receipt receipt) {
    List<String> ids = new ArrayList<>();
    receipt.included().forEach(i -> ids.add(i.id()));
    receipt.omitted().stream()
        .filter(o -> !Set.of("profile", "preferences").contains(o.section()))
        .forEach(o -> ids.add(o.id()));
    return ids;
  }

  @Test
  void included_hasTheTermsOfItsScore() {
    Receipt receipt =
        receipt(assemble(Memories.everything(), spec(500, Set.of(), ContextFormat.TEXT)));
    assertThat(receipt.included().stream().map(Receipt.Included::id))
        .containsExactly("g", "p", "f", "e");
    var fact = receipt.included().get(2);
    assertThat(fact.terms()).containsOnlyKeys("strength", "match");
    assertThat(fact.value()).isEqualTo(fact.terms().get("strength") * fact.terms().get("match"));
    assertThat(fact.value()).isPositive();
    assertThat(receipt.sections())
        .containsOnlyKeys("profile", "preferences", "goals", "facts", "episodes", "frame");
  }

  @Test
  void omitted_saysWhy() {
    Fact current = Memories.fact("current", "Prefers short answers with an example.");
    Fact superseded = new SampleFact("superseded", "Lives in Graz").superseded(Memories.NOW).fact();
    Fact large = Memories.fact("large", "word ".repeat(500));
    Fact invisible = Memories.fact("invisible", "\u200b\u202e");
    Fact duplicate =
        Memories.fact(
            "duplicate", "The user prefers short answers with an example", 1, 9, null, false);
    Fact expired = expired(Memories.fact("expired", "Lived in Linz"));
    List<Fact> facts = List.of(current, superseded, large, invisible, duplicate, expired);
    ContextSnapshot snapshot =
        new ContextSnapshot(
            facts,
            List.of(Memories.episode("episode", "Practised", 1)),
            null,
            null,
            List.of(),
            List.of(),
            true);
    Receipt receipt =
        receipt(assemble(snapshot, spec(100, Set.of(ContextSection.FACTS), ContextFormat.TEXT)));
    assertThat(reason(receipt, "superseded")).isEqualTo(Reason.SUPERSEDED);
    assertThat(reason(receipt, "large")).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(receipt, "invisible")).isEqualTo(Reason.LOW_VALUE);
    assertThat(reason(receipt, "expired")).isEqualTo(Reason.EXPIRED);
    assertThat(reason(receipt, "episode")).isEqualTo(Reason.SECTION_NOT_REQUESTED);
    assertThat(Arrays.asList(reason(receipt, "current"), reason(receipt, "duplicate")))
        .containsExactlyInAnyOrder(null, Reason.NEAR_DUPLICATE);
  }

  @Test
  void omitted_isBounded() {
    List<Fact> facts =
        IntStream.range(0, 300)
            .mapToObj(i -> Memories.fact("f" + i, "Has once visited town number " + i + "."))
            .toList();
    Receipt receipt =
        receipt(assemble(Memories.ofFacts(facts), spec(60, Set.of(), ContextFormat.TEXT)));
    assertThat(receipt.omitted()).hasSize(Receipt.MAX_OMITTED);
    assertThat(receipt.omitted()).allMatch(o -> o.reason() == Reason.BUDGET);
    assertThat(receipt.omittedBeyond())
        .isEqualTo(300 - Receipt.MAX_OMITTED - receipt.included().size());
  }

  @Test
  void receipt_onlyWhenAskedFor() {
    assertThat(assemble(Memories.everything(), ContextSpec.ofLimit(100)).receipt()).isNull();
  }

  private static @Nullable Reason reason(Receipt receipt, String id) {
    return receipt.omitted().stream()
        .filter(o -> o.id().equals(id))
        .map(Omitted::reason)
        .findFirst()
        .orElse(null);
  }

  private static Fact expired(Fact f) {
    return new SampleFact(f.factId(), f.text())
        .kind(f.kind())
        .weight(1, f.decayMs())
        .expires(Memories.NOW)
        .fact();
  }

  private static Receipt receipt(AssembledContext context) {
    return Objects.requireNonNull(context.receipt());
  }

  private AssembledContext assemble(ContextSnapshot snapshot, ContextSpec spec) {
    return assembler.assemble(assembler.prepare(snapshot), spec, Memories.NOW);
  }

  private static ContextSpec spec(int limit, Set<ContextSection> sections, ContextFormat format) {
    return new ContextSpec(limit, 0, null, List.of(), List.of(), sections, format, true);
  }
}
