package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeaningTest {

  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private static Fact fact(String id, String text) {
    return new SampleFact(id, text).at(NOW).fact();
  }

  private static final List<Fact> FACTS =
      List.of(fact("a", "The user has no car."), fact("b", "The user sings."), fact("c", "Hm."));

  private static double[] gains(Map<String, Double> cosines) {
    var index = MemoryIndex.of(FACTS, List.of());
    var meaning = new Meaning(index, new Likeness(cosines), NOW);
    return IntStream.range(0, FACTS.size()).mapToDouble(meaning::fact).toArray();
  }

  /** Mean 0.4, standard deviation 0.2 of the first two. */
  @Test
  void of_threeDeviationsForEachThatAFactStandsOut() {
    assertThat(gains(Map.of("a", 0.6, "b", 0.2, "c", 0.4)))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(
            3 * 0.2 / Math.sqrt(0.08 / 3), -3 * 0.2 / Math.sqrt(0.08 / 3), 0);
  }

  @Test
  void of_littleSpread_countsLittle() {
    assertThat(gains(Map.of("a", 0.43, "b", 0.37, "c", 0.40))[0])
        .isEqualTo(3 * 0.03 / 0.06, within(1e-9));
  }

  @Test
  void of_factWithoutVector_gainsAndLosesNothing() {
    double[] gains = gains(Map.of("a", 0.6, "b", 0.2));

    assertThat(gains[0]).isEqualTo(3, within(1e-9));
    assertThat(gains[1]).isEqualTo(-3, within(1e-9));
    assertThat(gains[2]).isZero();
  }

  @Test
  void of_nothingKnown_isNothing() {
    assertThat(gains(Map.of())).containsOnly(0);
    assertThat(gains(Map.of("a", 0.9))).containsOnly(0);
    assertThat(gains(Map.of("gone", 0.9, "a", 0.1))).containsOnly(0);
  }

  @Test
  void rank_meaning_decidesWhereWordsSayNothing() {
    var index = MemoryIndex.of(FACTS, List.of());
    Ranking ranking = new Ranker().rank(index, query("Any tips?", Map.of("b", 0.6, "a", 0.2)));

    Ranked<Fact> first = ranking.facts().getFirst();
    assertThat(first.item().factId()).isEqualTo("b");
    assertThat(first.terms())
        .filteredOn(term -> term.name().equals("meaning"))
        .singleElement()
        .satisfies(term -> assertThat(term.value()).isEqualTo(3, within(1e-9)));
    assertThat(ranking.facts()).allSatisfy(r -> assertThat(r.value()).isBetween(0.0, 1.0));
  }

  @Test
  void rank_episode_gainsWhatTheNearestFactOfItsSessionDoes() {
    List<Fact> facts =
        List.of(
            new SampleFact("a", "The user has no car.").at(NOW).session("s-1").fact(),
            new SampleFact("b", "The user sings.").at(NOW).session("s-2").fact());
    var index = MemoryIndex.of(facts, List.of(episode("s-1"), episode("s-2"), episode("s-3")));

    Ranking ranking = new Ranker().rank(index, query("Any tips?", Map.of("b", 0.6, "a", 0.2)));

    assertThat(ranking.episodes())
        .extracting(r -> r.item().episodeId())
        .containsExactly("s-2", "s-3", "s-1");
  }

  private static Episode episode(String sessionId) {
    return new Episode(sessionId, sessionId, null, "Hm.", List.of(), null, null, NOW, null);
  }

  @Test
  void rank_withoutQuestion_isWithoutMeaning() {
    var index = MemoryIndex.of(FACTS, List.of());
    var ranker = new Ranker();

    assertThat(values(ranker.rank(index, query(null, Map.of("b", 0.6, "a", 0.2)))))
        .isEqualTo(values(ranker.rank(index, RankQuery.of(null, NOW))));
  }

  private static List<Double> values(Ranking ranking) {
    return ranking.facts().stream().map(Ranked::value).toList();
  }

  private static RankQuery query(
      @Nullable String text, Map<String, Double> cosines) {
    return new RankQuery(
        text, Set.of(), Set.of(), Set.of(), null, false, new Likeness(cosines), NOW);
  }
}
