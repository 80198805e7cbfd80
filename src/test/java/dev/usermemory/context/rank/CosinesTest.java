package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cosine says of one question, for {@code minScore} and for a tie. */
class CosinesTest {

  private static final long NOW = 1_790_000_000_000L;

  /** Nothing of it is in any fact. */
  private static final String QUESTION = "Suggest some dish!";

  private static final List<Fact> FACTS =
      List.of(fact("a").fact(), fact("b").fact(), fact("c").expires(NOW).fact());

  private static SampleFact fact(String id) {
    return new SampleFact(id, "The user sings.").at(NOW).session("s-" + id);
  }

  private static Ranking rank(List<Fact> facts, Map<String, Double> cosines) {
    var episode = new Episode("e", "s-a", null, "Hm.", List.of(), null, null, NOW, null);
    return new Ranker()
        .rank(
            MemoryIndex.of(facts, List.of(episode)),
            new RankQuery(
                QUESTION, Set.of(), Set.of(), Set.of(), null, true, new Likeness(cosines), NOW));
  }

  private static double score(Ranking ranking, String id) {
    return ranking.facts().stream()
        .filter(ranked -> ranked.item().factId().equals(id))
        .findFirst()
        .orElseThrow()
        .score();
  }

  @Test
  void share_isTheSquareOfTheWayFromTheOthersToTheSame() {
    Ranking ranking = rank(FACTS, Map.of("a", 0.7, "b", 0.4));

    assertThat(score(ranking, "a")).isEqualTo(0.25, within(1e-9));
    assertThat(score(ranking, "b")).isZero();
    assertThat(ranking.episodes().getFirst().score()).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void share_ofTheOnlyFact_isThatOfItsCosine() {
    assertThat(score(rank(FACTS.subList(0, 1), Map.of("a", 0.6)), "a"))
        .isEqualTo(0.36, within(1e-9));
  }

  @Test
  void share_ofAFactWithoutVector_isZero() {
    assertThat(score(rank(FACTS, Map.of("a", 0.7)), "b")).isZero();
  }

  @Test
  void share_ofTheVerySame_isOne() {
    assertThat(score(rank(FACTS, Map.of("a", 1.0, "b", 1.0)), "a")).isZero();
    assertThat(score(rank(FACTS, Map.of("a", 1.0, "b", 0.4)), "a")).isEqualTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0.1, 0, true", "0.5, 0.1, 0, false", "0.3, 0.3, 0.9, false"})
  void tie_isACurrentFactThatMeansEnoughOfTheQuestion(
      double a, double b, double expired, boolean tied) {
    assertThat(rank(FACTS, Map.of("a", a, "b", b, "c", expired)).tied()).isEqualTo(tied);
  }
}
