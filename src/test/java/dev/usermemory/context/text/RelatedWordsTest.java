package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelatedWordsTest {

  @Test
  void of_topic_namesItsMembersMoreThanTheyNameIt() {
    assertThat(weight("pet", "dog")).isGreaterThan(weight("dog", "pet"));
    assertThat(weight("dog", "pet")).isPositive();
  }

  @Test
  void of_interchangeableWords_countMost() {
    assertThat(weight("buy", "purchas")).isEqualTo(0.7);
    assertThat(weight("purchas", "buy")).isEqualTo(0.7);
  }

  @Test
  void of_unknownWord_isEmpty() {
    assertThat(RelatedWords.of("qwxyz")).isEmpty();
  }

  @Test
  void of_any_isStrongestFirst() {
    assertThat(RelatedWords.of("food"))
        .isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
  }

  @Test
  void list_everyLine_holdsSingleWordsOfSubstance() {
    assertThat(Resource.lines("related-words.txt"))
        .allSatisfy(line ->
            assertThat(List.of(line.split("[=:,]")))
                .allSatisfy(word ->
                    assertThat(Tokenizer.tokens(word))
                        .hasSize(1)
                        .noneMatch(token -> English.isStopWord(token.word()))));
  }

  private static double weight(String from, String to) {
    return RelatedWords.of(from).stream()
        .filter(related -> related.stem().equals(to))
        .mapToDouble(RelatedWords.Related::weight)
        .findFirst()
        .orElse(0);
  }
}
