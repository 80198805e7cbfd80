package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

  @ParameterizedTest
  @CsvSource({
    "de, katze",
    "es, gato",
    "fr, chat",
    "it, gatto",
    "pt, gato",
    "nl, kat",
    "ru, кошка",
    "pl, kotka",
    "tr, kedi",
    "hi, बिल्ली",
    "ar, قطة",
    "zh, 猫",
    "ja, 猫"
  })
  void english_aWordOfAnyLanguage_isThatItStandsFor(String code, String word) {
    Language language = Language.of(code);

    assertThat(language.stems(Folding.of(word)))
        .anySatisfy(
            stem -> assertThat(Dictionary.english(language, stem)).contains(English.stem("cat")));
  }

  @Test
  void english_anUnknownWord_isNothing() {
    assertThat(Dictionary.english(Language.GERMAN, "xyzzy")).isEmpty();
    assertThat(Dictionary.english(Language.ENGLISH, "cat")).isEmpty();
  }

  @Test
  void longerWords_ofATextWithoutSpaces_areTheLongest() {
    assertThat(Dictionary.longerWords("私はコーヒーが好き")).containsExactly("コーヒー");
    assertThat(Dictionary.longerWords("他骑自行车上班")).containsExactly("自行车");
  }

  @Test
  void words_ofATextWithoutSpaces_holdPairsAndLongerWords() {
    assertThat(Words.of("自行车").stream().map(Token::word)).contains("自行", "行车", "自行车");
    assertThat(Words.of("a bicycle")).isEqualTo(Tokenizer.tokens("a bicycle"));
  }
}
