package dev.usermemory.context.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The user prefers short answers.       | Prefers short answers
          prefers SHORT answers with examples!  | Prefers short answers with an example
          Prefers short answers, always please  | Prefers short answers always
          Allergic to peanuts, shellfish, milk, eggs | Allergic to peanuts, shellfish and milk
          """)
  void says_whatIsTheSameOrContained(String longer, String shorter) {
    assertThat(Wording.of(longer).says(Wording.of(shorter))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Her sister likes drinking green tea before work | Likes drinking green tea before work
          Does not like drinking green tea before work    | Does like drinking green tea before work
          Likes never drinking green tea before work      | Likes drinking green tea before work
          Lessons on Monday morning at school downtown    | Lessons on Tuesday morning at school downtown
          Ran the city marathon in 2024 with Tom          | Ran the city marathon with Tom
          Tom visited Anna                                | Anna visited Tom
          Prefers short answers                           | Prefers short answers with an example
          Likes tea and cake and dogs and music and books | Likes tea
          """)
  void says_notWhatDiffers(String one, String other) {
    assertThat(Wording.of(one).says(Wording.of(other))).isFalse();
  }

  @Test
  void says_nothingOfTextsWithoutWords() {
    assertThat(Wording.of("!!!").says(Wording.of("???"))).isFalse();
    assertThat(Wording.of("").says(Wording.of(""))).isFalse();
  }

  @Test
  void says_otherScriptsToo() {
    assertThat(Wording.of("Любит чай.").says(Wording.of("любит чай"))).isTrue();
    assertThat(Wording.of("हिन्दी पढ़ता है").says(Wording.of("हिन्दी पढ़ता है!"))).isTrue();
  }

  @Test
  void of_longTexts_isBounded() {
    String text = "word after word ".repeat(10_000);
    assertThat(Wording.of(text).says(Wording.of(text))).isFalse();
  }
}
