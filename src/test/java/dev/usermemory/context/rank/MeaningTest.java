package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeaningTest {

  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private static final List<Fact> FACTS =
      List.of(
          sample("a", "The user has no car.").fact(),
          sample("b", "The user sings.").fact(),
          sample("c", "Hm.").fact(),
          sample("d", "Oh.").fact(),
          sample("e", "Well.").fact());

  /** Mean 0.2, standard deviation 0.2: the first stands out by 2. */
  private static final Map<String, Double> STANDS_OUT =
      Map.of("a", 0.6, "b", 0.1, "c", 0.1, "d", 0.1, "e", 0.1);

  private static SampleFact sample(String id, String text) {
    return new SampleFact(id, text).at(NOW);
  }

  private static double[] gains(List<Fact> facts, Map<String, Double> cosines) {
    var index = MemoryIndex.of(facts, List.of());
    var meaning = new Meaning(index, RankingWeights.DEFAULT, new Likeness(cosines), NOW);
    double[] gains = new double[facts.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[facts.indexOf(index.facts.get(i))] = meaning.fact(i);
    }
    return gains;
  }

  @Test
  void fact_gainsForWhatItStandsOutBeyondOneDeviation() {
    assertThat(gains(FACTS, STANDS_OUT)[0]).isEqualTo(2.5 * (2 - 1) * 1.3, within(1e-9));
  }

  @Test
  void fact_farOrAsUsual_losesNothing() {
    assertThat(gains(FACTS, STANDS_OUT)).endsWith(0, 0, 0, 0);
  }

  @Test
  void fact_ofLittleSpread_countsLittle() {
    var little = Map.of("a", 0.14, "b", 0.04, "c", 0.04, "d", 0.04, "e", 0.04);

    assertThat(gains(FACTS, little)[0]).isEqualTo(2.5 * (0.08 / 0.06 - 1) * 1.3, within(1e-9));
  }

  @Test
  void fact_ofASessionInWhichOneStandsOut_gainsAShare() {
    List<Fact> facts =
        List.of(
            sample("a", "The user has no car.").session("s").fact(),
            sample("b", "The user sings.").session("s").fact(),
            sample("c", "Hm.").session("t").fact(),
            sample("d", "Oh.").fact(),
            sample("e", "Well.").fact());

    assertThat(gains(facts, STANDS_OUT))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(2.5 * 1.3, 2.5 * 0.3, 0, 0, 0);
  }

  @Test
  void fact_withoutVector_gainsAndLosesNothing() {
    List<Fact> facts =
        IntStream.range(0, 7)
            .mapToObj(i -> sample("abcdefg".substring(i, i + 1), "Hm " + i).session("s").fact())
            .toList();

    assertThat(gains(facts, STANDS_OUT)).endsWith(0, 0);
  }

  @Test
  void fact_thatIsNotCurrent_isNotCompared() {
    List<Fact> facts = new ArrayList<>(FACTS);
    facts.add(sample("f", "Not any more.").expires(NOW).fact());
    var expiredToo = Map.of("a", 0.6, "b", 0.1, "c", 0.1, "d", 0.1, "e", 0.1, "f", 0.9);

    assertThat(gains(facts, expiredToo)[0]).isEqualTo(2.5 * 1.3, within(1e-9));
  }

  @Test
  void fact_ofNothingKnown_gainsNothing() {
    assertThat(gains(FACTS, Map.of())).containsOnly(0);
    assertThat(gains(FACTS, Map.of("a", 0.9))).containsOnly(0);
    assertThat(gains(FACTS, Map.of("gone", 0.9, "a", 0.1))).containsOnly(0);
  }

  @Test
  void rank_meaning_decidesWhereWordsSayNothing() {
    var index = MemoryIndex.of(FACTS, List.of());
    Ranking ranking = new Ranker().rank(index, query("Any tips?", STANDS_OUT));

    Ranked<Fact> first = ranking.facts().getFirst();
    assertThat(first.item().factId()).isEqualTo("a");
    assertThat(first.terms())
        .filteredOn(term -> term.name().equals("meaning"))
        .singleElement()
        .satisfies(term -> assertThat(term.value()).isEqualTo(2.5 * 1.3, within(1e-9)));
    assertThat(ranking.facts()).allSatisfy(r -> assertThat(r.value()).isBetween(0.0, 1.0));
  }

  @Test
  void rank_questionInAnotherLanguage_hasMeaningOnlyIfTheModelReadsAcross() {
    var index = MemoryIndex.of(FACTS, List.of());
    String german = "Was ist mit dem Auto?";

    assertThat(meaning(index, german, new Likeness(STANDS_OUT, true))).isPositive();
    assertThat(meaning(index, german, new Likeness(STANDS_OUT, false))).isZero();
    assertThat(meaning(index, "Any tips?", new Likeness(STANDS_OUT, false))).isPositive();
  }

  private static double meaning(MemoryIndex index, String question, Likeness likeness) {
    return new Ranker()
        .rank(index, query(question, likeness)).facts().stream()
            .flatMap(fact -> fact.terms().stream())
            .filter(term -> term.name().equals("meaning"))
            .mapToDouble(ScoreTerm::value)
            .sum();
  }

  @Test
  void rank_episode_gainsWhatTheNearestFactOfItsSessionDoes() {
    List<Fact> facts =
        List.of(
            sample("a", "The user has no car.").session("s-2").fact(),
            sample("b", "The user sings.").session("s-1").fact(),
            sample("c", "Hm.").session("s-1").fact(),
            sample("d", "Oh.").session("s-1").fact(),
            sample("e", "Well.").session("s-1").fact());
    var index = MemoryIndex.of(facts, List.of(episode("s-1"), episode("s-2"), episode("s-3")));

    Ranking ranking = new Ranker().rank(index, query("Any tips?", STANDS_OUT));

    assertThat(ranking.episodes())
        .extracting(r -> r.item().episodeId())
        .containsExactly("s-2", "s-1", "s-3");
  }

  private static Episode episode(String sessionId) {
    return new Episode(sessionId, sessionId, null, "Hm.", List.of(), null, null, NOW, null);
  }

  @Test
  void rank_withoutQuestion_isWithoutMeaning() {
    var index = MemoryIndex.of(FACTS, List.of());
    var ranker = new Ranker();

    assertThat(values(ranker.rank(index, query(null, STANDS_OUT))))
        .isEqualTo(values(ranker.rank(index, RankQuery.of(null, NOW))));
  }

  private static List<Double> values(Ranking ranking) {
    return ranking.facts().stream().map(Ranked::value).toList();
  }

  private static RankQuery query(@Nullable String text, Map<String, Double> cosines) {
    return query(text, new Likeness(cosines));
  }

  private static RankQuery query(@Nullable String text, Likeness likeness) {
    return new RankQuery(text, Set.of(), Set.of(), Set.of(), null, false, likeness, NOW);
  }
}
