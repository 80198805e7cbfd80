package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class RankerPropertyTest {

  private static final long NOW = 1_750_000_000_000L;

  private final Ranker ranker = new Ranker();

  @Property
  void rank_anyText_valuesLieAboveZeroAndBestIsOne(
      @ForAll @Size(max = 30) List<String> texts, @ForAll String query) {
    var facts = ranker.rank(MemoryIndex.of(facts(texts), List.of()), asked(query)).facts();

    assertThat(facts).hasSize(texts.size());
    assertThat(facts).allMatch(r -> r.value() > 0 && r.value() <= 1);
    if (!facts.isEmpty() && !query.isBlank()) {
      assertThat(facts.getFirst().value()).isEqualTo(1);
    }
  }

  @Property
  void rank_factsInAnyOrder_rankTheSame(
      @ForAll @Size(max = 30) List<String> texts, @ForAll String query, @ForAll long seed) {
    List<Fact> facts = facts(texts);
    var shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(order(shuffled, query)).isEqualTo(order(facts, query));
  }

  private List<String> order(List<Fact> facts, String query) {
    return ranker.rank(MemoryIndex.of(facts, List.of()), asked(query)).facts().stream()
        .map(r -> r.item().factId() + r.value())
        .toList();
  }

  private static RankQuery asked(String query) {
    return RankQuery.of(query, NOW);
  }

  private static List<Fact> facts(List<String> texts) {
    return IntStream.range(0, texts.size()).mapToObj(i -> fact(i, texts.get(i))).toList();
  }

  private static Fact fact(int i, String text) {
    return new SampleFact("f%03d".formatted(i), text)
        .weight(1, 1_000)
        .at(NOW)
        .session(i % 3 == 0 ? null : "s" + i % 5)
        .fact();
  }
}
