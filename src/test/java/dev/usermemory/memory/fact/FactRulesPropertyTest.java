package dev.usermemory.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class FactRulesPropertyTest {

  private static final long TEN_YEARS = 3_650L * 86_400_000L;

  @Provide
  Arbitrary<FactDraft> drafts() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMaxLength(4).list().uniqueElements().ofMaxSize(20),
            Arbitraries.doubles().between(1e-3, FactRules.WEIGHT_CEILING).ofScale(9),
            Arbitraries.longs().between(60_000, TEN_YEARS),
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            Arbitraries.longs().between(0, 4_000_000_000_000L).injectNull(0.3),
            Arbitraries.of("home", "work").injectNull(0.5),
            Arbitraries.of(true, false))
        .as((tags, weight, decay, created, expires, slot, pinned) ->
            new FactDraft(
                "fact_a",
                FactKind.BIO,
                "text",
                tags,
                null,
                weight,
                decay,
                created,
                expires,
                "api",
                null,
                slot,
                pinned));
  }

  @Property
  void reinforce_neverWeakensAndNeverPassesTheCeiling(
      @ForAll("drafts") FactDraft first, @ForAll("drafts") FactDraft again) {
    Fact stored = first.toFact();

    Fact reinforced = FactRules.reinforce(stored, again);

    assertThat(reinforced.weight())
        .isGreaterThanOrEqualTo(Math.max(stored.weight(), again.weight()))
        .isLessThanOrEqualTo(FactRules.WEIGHT_CEILING);
    assertThat(reinforced.lastReinforcedAtMs()).isGreaterThanOrEqualTo(stored.createdAtMs());
    assertThat(reinforced.createdAtMs()).isLessThanOrEqualTo(again.createdAtMs());
    assertThat(reinforced.tags())
        .hasSizeLessThanOrEqualTo(FactRules.MAX_TAGS)
        .doesNotHaveDuplicates();
    assertThat(reinforced.tags().subList(0, stored.tags().size())).isEqualTo(stored.tags());
    assertThat(reinforced.supersededAtMs()).isNull();
  }

  @Property
  void reinforce_neverShortensALife(
      @ForAll("drafts") FactDraft first,
      @ForAll("drafts") FactDraft again,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long nowMs) {
    Fact stored = first.toFact();
    Fact reinforced = FactRules.reinforce(stored, again);

    assertThat(reinforced.isLive(nowMs))
        .isEqualTo(stored.isLive(nowMs) || again.toFact().isLive(nowMs));
  }

  /** Three statements about one slot, each said at times of its own. */
  @Property
  void settle_isTheSame_inWhicheverOrderItIsTold(
      @ForAll @Size(min = 1, max = 8) @UniqueElements
          List<@LongRange(min = 1, max = 50) Long> times,
      @ForAll Random order) {
    List<Fact> told = tell(times);
    var shuffled = new ArrayList<>(times);
    Collections.shuffle(shuffled, order);

    assertThat(tell(shuffled)).isEqualTo(told);
  }

  /** Which statement is said at a time depends on the time alone. */
  private static List<Fact> tell(List<Long> times) {
    var slot = new TreeMap<String, Fact>();
    for (long atMs : times) {
      String id = "fact_" + atMs % 3;
      Fact said = new SampleFact(id, id).at(atMs).fact();
      Fact stored = slot.get(id);
      slot.put(
          id,
          stored == null
              ? said
              : new SampleFact(id, id)
                  .at(Math.min(stored.createdAtMs(), atMs))
                  .reinforced(Math.max(stored.lastReinforcedAtMs(), atMs))
                  .fact());
      FactRules.settle(List.copyOf(slot.values()), id)
          .forEach(fact -> slot.put(fact.factId(), fact));
    }
    return List.copyOf(slot.values());
  }

  /** At any time, the decayed weights of equal half-lives are ordered as the strengths. */
  @Property
  void strengthMs_ordersAsTheDecayedWeights(
      @ForAll @DoubleRange(min = 1e-3, max = 10) @Scale(9) double weightA,
      @ForAll @DoubleRange(min = 1e-3, max = 10) @Scale(9) double weightB,
      @ForAll @LongRange(min = 0, max = 100_000_000_000L) long timeA,
      @ForAll @LongRange(min = 0, max = 100_000_000_000L) long timeB) {
    long decay = 30L * 86_400_000L;
    double logA = Math.log(weightA) / Math.log(2) + (double) timeA / decay;
    double logB = Math.log(weightB) / Math.log(2) + (double) timeB / decay;
    Assume.that(Math.abs(logA - logB) > 1e-6);

    long strengthA = FactRules.strengthMs(fact(weightA, decay, timeA));
    long strengthB = FactRules.strengthMs(fact(weightB, decay, timeB));

    assertThat(Long.compare(strengthA, strengthB)).isEqualTo(Double.compare(logA, logB));
  }

  private static Fact fact(double weight, long decay, long reinforced) {
    return new SampleFact("fact_a", "text").weight(weight, decay).reinforced(reinforced).fact();
  }

  @Property
  void normalise_isIdempotentButForEndMarks(@ForAll String text) {
    String once = FactIds.normalise(text);

    assertThat(FactIds.normalise(once)).isEqualTo(once);
    assertThat(FactIds.normalise("  " + text + " !")).isEqualTo(once);
    assertThat(once).doesNotContain("\t", "\n", "  ");
  }
}
