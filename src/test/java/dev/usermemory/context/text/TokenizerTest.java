package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @Test
  void tokens_possessivesAndContractions_loseTheirTails() {
    assertThat(words("Anna's dog doesn't bark; they'll see O’Neil’s."))
        .containsExactly("anna", "dog", "does", "bark", "they", "see", "o", "neil");
  }

  @Test
  void tokens_accents_areFolded() {
    assertThat(words("Café naïve ﬁne")).containsExactly("cafe", "naive", "fine");
  }

  @Test
  void tokens_scriptsWithoutSpaces_givePairs() {
    assertThat(words("ดื่ม")).containsExactly("ดื", "ื่", "่ม");
    assertThat(words("猫 dog")).containsExactly("猫", "dog");
  }

  @Test
  void tokens_charactersThatMayBeWords_standAloneToo() {
    assertThat(words("東京湾")).containsExactly("東京", "東", "京湾", "京", "湾");
    assertThat(words("我的猫")).containsExactly("我的", "的猫", "猫");
    assertThat(words("犬の名前は？")).contains("犬", "名前").doesNotContain("の", "は");
    assertThat(words("めが痛い")).contains("め", "痛");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hauptstraße Łódź København çalışıyor Ærø | hauptstrasse lodz kobenhavn calisiyor aero
          أحمد قَهْوَة                             | احمد قهوه
          ёлка мой                                 | елка мой
          ٣ कप                                     | 3 कप
          """)
  void tokens_lettersWithSeveralForms_areFolded(String text, String words) {
    assertThat(words(text)).containsExactly(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a start-up, a co-founder   | a start startup up a co cofounder founder
          state-of-the-art           | state stateoftheart of the art
          1,250 or 12,345,678 euros  | 1250 or 12345678 euros
          1,25 or 1,2500 or 1, 250   | 1 25 or 1 2500 or 1 250
          No 00012345, 0 and 2026-03 | no 12345 0 and 2026 3
          C, C#, C++ and F#. a+b     | c c# c++ and f# a b
          id 550e8400-e29b           | id 550e8400 e29b
          """)
  void tokens_spellings_meet(String text, String words) {
    assertThat(words(text)).containsExactly(words.split(" "));
  }

  @Test
  void tokens_otherScripts_areWords() {
    assertThat(words("Привет мир 123 हिन्दी")).containsExactly("привет", "мир", "123", "हिन्दी");
  }

  @Test
  void tokens_capitals_areKnown() {
    assertThat(Tokenizer.tokens("Big Ben. Hi"))
        .containsExactly(
            new Token("big", true, true),
            new Token("ben", true, false),
            new Token("hi", true, true));
  }

  @Property
  void tokens_anyText_giveWords(@ForAll String text) {
    assertThat(Tokenizer.tokens(text)).allMatch(token -> !token.word().isEmpty());
  }

  private static List<String> words(String text) {
    return Tokenizer.tokens(text).stream().map(Token::word).toList();
  }
}
