package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryIndexTest {

  @Test
  void of_namesThatOpenFacts_arePeople() {
    MemoryIndex index =
        index("Anna met Ben.", "Ben met Anna.", "Anna sang.", "Ben saw Anna.", "Anna and Ben ran.");

    assertThat(index.people.contains("anna")).isTrue();
    assertThat(index.people.size()).isEqualTo(1);
  }

  @Test
  void of_user_isNoName() {
    MemoryIndex index =
        index("User likes tea.", "User sings.", "User runs.", "Tea suits the user.");

    assertThat(index.people.size()).isZero();
  }

  @Test
  void estimatedBytes_growsWithTheMemory() {
    String[] texts =
        IntStream.range(0, 300)
            .mapToObj(i -> "The user likes thing" + i + ".")
            .toArray(String[]::new);

    assertThat(index(texts).estimatedBytes())
        .isGreaterThan(index("The user likes tea.").estimatedBytes() + 100_000);
  }

  @Test
  void of_longFact_isAnalysedToItsBound() {
    String words = "word ".repeat(3_000);

    assertThat(score("text", fact(0, "Cello, " + words), "")).isPositive();
    assertThat(score("text", fact(0, words + "cello"), "")).isZero();
  }

  @Test
  void of_longSummary_isRetoldByItsFirstSentences() {
    String sentences = "They spoke. ".repeat(1_000);
    String retelling = "The user painted with a cello. ";

    assertThat(score("retold", fact(0, "The user painted."), retelling + sentences)).isPositive();
    assertThat(score("retold", fact(0, "The user painted."), sentences + retelling)).isZero();
  }

  /** What a question about a cello finds in the fact, or in the summary of its moment. */
  private static double score(String term, Fact fact, String summary) {
    var episode = new Episode("e", null, null, summary, List.of(), null, null, 0, null);
    var index = MemoryIndex.of(List.of(fact), List.of(episode));
    return new Ranker()
        .rank(index, RankQuery.of("cello", 0)).facts().getFirst().terms().stream()
            .filter(part -> part.name().equals(term))
            .mapToDouble(ScoreTerm::value)
            .sum();
  }

  private static MemoryIndex index(String... texts) {
    return MemoryIndex.of(
        IntStream.range(0, texts.length).mapToObj(i -> fact(i, texts[i])).toList(), List.of());
  }

  private static Fact fact(int i, String text) {
    return new SampleFact("f" + i, text).fact();
  }
}
