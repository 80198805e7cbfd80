package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalsTest {

  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Has a dog.                  | Had a dog.              | Is there a dog?
          Is vegetarian.              | Eats meat again and is not vegetarian any more. | Is she vegetarian?
          Drinks coffee at breakfast. | Drinks tea at breakfast. | What about breakfast?
          Lives in Lisbon.            | Lives in Oslo.          | Where does she live?
          Doesn't like olives.        | Likes olives.           | Which olives?
          Raucht.                     | Raucht nicht mehr.      | Raucht sie?
          Анна ест мясо по пятницам.  | Анна не ест мясо по пятницам. | Ест Анна мясо?
          """)
  void newerOfTwoThatMayContradict_standsFirst(String old, String recent, String question) {
    List<Fact> facts = List.of(fact("a", old, 300, 5), fact("b", recent, 0, 1), other());

    assertThat(ids(facts, null)).startsWith("b");
    assertThat(ids(facts, question)).startsWith("b").contains("a");
    MemoryIndex index = index(facts);
    assertThat(index.outdated().mapToObj(i -> index.facts().get(i).factId())).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Plays the cello on Sundays.  | Reads crime novels.
          Likes tea.                   | Likes dogs.
          Is vegetarian.               | Cooks vegetarian soup for a large family every day.
          Met Anna in Rome.            | Met Ben in Oslo.
          """)
  void otherFacts_areNoRivals(String old, String recent) {
    assertThat(index(List.of(fact("a", old, 300, 5), fact("b", recent, 0, 1))).outdated())
        .isEmpty();
  }

  @Test
  void pinnedExpiredAndSimultaneousFacts_stay() {
    Fact pinned = new SampleFact("a", "Has a dog.").weight(1, DAY).pinned(true).at(0).fact();
    Fact simultaneous = fact("c", "Has a cat", 0, 1);
    Fact expired =
        new SampleFact("e", "Is not vegetarian").weight(1, DAY).at(NOW).expires(NOW).fact();
    assertThat(index(List.of(pinned, fact("b", "Had a dog.", 0, 1))).outdated()).isEmpty();
    assertThat(index(List.of(simultaneous, fact("d", "Had a cat", 0, 1))).outdated()).isEmpty();

    Fact vegetarian = fact("f", "Is vegetarian", 90, 1);
    assertThat(values(List.of(vegetarian, expired)).getFirst())
        .isCloseTo(values(List.of(vegetarian)).getFirst(), within(1e-9));
  }

  private static List<Double> values(List<Fact> facts) {
    return new Ranker()
        .rank(index(facts), RankQuery.of(null, NOW)).facts().stream().map(Ranked::value).toList();
  }

  private static MemoryIndex index(List<Fact> facts) {
    return MemoryIndex.of(facts, List.of());
  }

  private static List<String> ids(List<Fact> facts, String text) {
    return new Ranker()
        .rank(index(facts), RankQuery.of(text, NOW)).facts().stream()
            .map(ranked -> ranked.item().factId())
            .toList();
  }

  private static Fact other() {
    return fact("z", "Owns a red bicycle.", 1, 1);
  }

  private static Fact fact(String id, String text, int daysAgo, double weight) {
    return new SampleFact(id, text).weight(weight, 90 * DAY).at(NOW - daysAgo * DAY).fact();
  }
}
