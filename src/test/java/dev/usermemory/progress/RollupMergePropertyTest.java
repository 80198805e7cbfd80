package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RollupMergePropertyTest {

  /** A rollup without regard to the order in which its sets list their entries. */
  private record Unordered(DailyRollup numbers, Set<String> medals, Set<String> errors) {

    static Unordered of(DailyRollup r) {
      var numbers =
          new DailyRollup(
              r.dateYYYYMMDD(),
              r.skillId(),
              r.samples(),
              r.levelSum(),
              r.xpEarned(),
              List.of(),
              List.of(),
              r.tokensIn(),
              r.tokensOut(),
              r.costUsd(),
              r.latencyMsTotal(),
              r.updatedAtMs());
      return new Unordered(numbers, Set.copyOf(r.medals()), Set.copyOf(r.errors()));
    }
  }

  @Provide
  Arbitrary<DailyRollup> rollups() {
    Arbitrary<Long> counters =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 1_000_000),
            Arbitraries.longs().between(0, RollupMerge.MAX_COUNTER));
    Arbitrary<Double> levelSums =
        Arbitraries.longs().between(0, 10_000_000_000L).map(millionths -> millionths / 1e6);
    Arbitrary<Double> costs =
        Arbitraries.longs().between(0, 1_000_000_000_000L).map(billionths -> billionths / 1e9);
    Arbitrary<List<String>> sets = Arbitraries.of("a", "b", "c", "d", "e").list().ofMaxSize(6);
    return Combinators.combine(counters, levelSums, counters, sets, sets, counters, costs, counters)
        .as((samples, levelSum, xp, medals, errors, tokens, cost, time) ->
            RollupMerge.first(
                new DailyRollup(
                    "20251009",
                    "talk",
                    samples,
                    levelSum,
                    xp,
                    medals,
                    errors,
                    tokens,
                    tokens / 2,
                    cost,
                    time,
                    time)));
  }

  @Property
  void merge_isCommutative(@ForAll("rollups") DailyRollup a, @ForAll("rollups") DailyRollup b) {
    assertThat(Unordered.of(RollupMerge.merge(a, b)))
        .isEqualTo(Unordered.of(RollupMerge.merge(b, a)));
  }

  @Property
  void merge_isAssociative(
      @ForAll("rollups") DailyRollup a,
      @ForAll("rollups") DailyRollup b,
      @ForAll("rollups") DailyRollup c) {
    assertThat(RollupMerge.merge(RollupMerge.merge(a, b), c))
        .isEqualTo(RollupMerge.merge(a, RollupMerge.merge(b, c)));
  }

  @Property
  void first_isTheNeutralReportPlusIt(@ForAll("rollups") DailyRollup a) {
    var nothing = new DailyRollup("20251009", "talk", 0, 0, 0, List.of(), List.of(), 0, 0, 0, 0, 0);

    assertThat(RollupMerge.merge(nothing, a)).isEqualTo(a);
    assertThat(RollupMerge.merge(a, nothing)).isEqualTo(a);
  }

  @Property
  void merge_addsUpWithinItsBounds(
      @ForAll("rollups") DailyRollup a, @ForAll("rollups") DailyRollup b) {
    DailyRollup merged = RollupMerge.merge(a, b);

    assertThat(merged.samples()).isEqualTo(sum(a.samples(), b.samples()));
    assertThat(merged.xpEarned()).isEqualTo(sum(a.xpEarned(), b.xpEarned()));
    assertThat(merged.tokensIn()).isEqualTo(sum(a.tokensIn(), b.tokensIn()));
    assertThat(merged.tokensOut()).isEqualTo(sum(a.tokensOut(), b.tokensOut()));
    assertThat(merged.latencyMsTotal()).isEqualTo(sum(a.latencyMsTotal(), b.latencyMsTotal()));
    assertThat(merged.levelSum()).isEqualTo(sum(a.levelSum(), b.levelSum()));
    assertThat(merged.costUsd()).isEqualTo(sum(a.costUsd(), b.costUsd()));
    assertThat(merged.medals()).isEqualTo(united(a.medals(), b.medals()));
    assertThat(merged.errors()).isEqualTo(united(a.errors(), b.errors()));
  }

  private static List<String> united(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  /** Up to the largest exact JSON number. */
  private static long sum(long a, long b) {
    return Math.min(9_007_199_254_740_991L, a + b);
  }

  /** Of the decimal numbers that are meant. */
  private static double sum(double a, double b) {
    return BigDecimal.valueOf(a).add(BigDecimal.valueOf(b)).doubleValue();
  }
}
