package dev.usermemory.context.embedding.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

  @ParameterizedTest
  @CsvSource({
    "Lives in Lisbon, LATIN",
    "Wohnt in München, LATIN",
    "我住在上海, HAN",
    "我在 Google 工作, HAN",
    "Likes 火锅 in the evening with friends, LATIN",
    "Живёт в Москве, OTHER",
    "12:30 !?, OTHER",
    "'', OTHER"
  })
  void of_text_isThatOfMostLetters(String text, Script script) {
    assertThat(Script.of(text)).isEqualTo(script);
  }
}
