package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  @Timeout(20)
  void of_longestTextsOfOneSession_takesBoundedTime() {
    String page = "the user said one two three four five six. ".repeat(180);
    List<Fact> facts = IntStream.range(0, 1_000).mapToObj(i -> fact(i, i + page)).toList();
    var episode = new Episode("e", "s", null, page, List.of(), null, null, 0, null);

    assertThat(MemoryIndex.of(facts, List.of(episode)).estimatedBytes()).isPositive();
  }

  private static MemoryIndex index(String... texts) {
    return MemoryIndex.of(
        IntStream.range(0, texts.length).mapToObj(i -> fact(i, texts[i])).toList(), List.of());
  }

  private static Fact fact(int i, String text) {
    return new SampleFact("f" + i, text).fact();
  }
}
