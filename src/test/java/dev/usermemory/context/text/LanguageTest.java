package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "de, kindern, kinder", "de, hauser, haus", "es, trabajo, trabaja", "fr, chats, chat",
    "it, gatti, gatto", "pt, gatos, gato", "nl, katten, kat", "tr, kediler, kedi",
    "pl, kotami, koty", "ru, собаки, собаку", "ar, الكاتب, يكتب", "hi, किताबें, किताब"
  })
  void stems_formsOfOneWord_shareOne(String code, String one, String other) {
    Language language = Language.of(code);

    assertThat(language.stems(one)).containsAnyElementsOf(language.stems(other));
  }

  @Property
  void stems_anyWordInAnyLanguage_holdThoseOfEnglish(
      @ForAll String text, @ForAll Language language) {
    for (Token token : Words.of(text)) {
      assertThat(language.stems(token.word())).containsAll(English.stems(token.word()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, the", "de, welche", "es, cuanto", "fr, quelle", "it, quanto", "pt, quantos", "nl, welke",
    "tr, hangi", "pl, ktory", "ru, который", "ar, ماذا", "hi, कितने", "zh, 什么", "zh, 狗的",
    "ja, です", "ja, 犬が"
  })
  void isStopWord_wordsThatJoinOrAsk_are(String code, String word) {
    assertThat(Language.of(code).isStopWord(word)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"de, hund", "es, perro", "zh, 狗", "ja, きの", "ja, 食べ", "ar, كلب"})
  void isStopWord_wordsThatSaySomething_areNot(String code, String word) {
    assertThat(Language.of(code).isStopWord(word)).isFalse();
  }

  @Test
  void isGeneric_aWordForAGenericEnglishOne_is() {
    assertThat(Language.SPANISH.isGeneric("tipo")).isTrue();
    assertThat(Language.SPANISH.isGeneric("perro")).isFalse();
  }
}
