package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | What did the user say about the dog?",
        "de | Was hat der Nutzer über den Hund gesagt?",
        "es | ¿Qué dijo el usuario sobre el perro?",
        "fr | Qu'est-ce que l'utilisateur a dit de son chien ?",
        "it | Che cosa ha detto del suo cane?",
        "pt | O que ele disse sobre o cachorro dele?",
        "nl | Wat heeft hij over zijn hond gezegd?",
        "tr | Köpeği hakkında ne dedi ve bu ne için?",
        "pl | Co powiedział o swoim psie i dlaczego?",
        "ru | Что он сказал о своей собаке?",
        "ar | ماذا قال عن كلبه؟",
        "hi | उसने अपने कुत्ते के बारे में क्या कहा?",
        "zh | 他说了什么关于狗的事？",
        "ja | 犬について何を言いましたか？"
      })
  void of_aQuestion_isTheLanguageOfItsFunctionWords(String code, String text) {
    assertThat(guess(text, Language.ENGLISH)).isEqualTo(Language.of(code));
  }

  @ParameterizedTest
  @CsvSource({"Berlin", "Laktoseintoleranz", "C++", "🎉", "'Die Hard'", "''"})
  void of_aTextThatTellsNothing_isThatOfItsMemory(String text) {
    assertThat(guess(text, Language.ENGLISH)).isEqualTo(Language.ENGLISH);
    assertThat(guess(text, Language.GERMAN)).isEqualTo(Language.GERMAN);
  }

  @Test
  void ofMost_severalLanguages_isTheMostFrequent() {
    List<List<Token>> texts =
        List.of(
            Words.of("Trinkt keinen Kaffee."),
            Words.of("Hat eine Katze."),
            Words.of("Works as a nurse."));

    assertThat(LanguageGuess.ofMost(texts)).isEqualTo(Language.GERMAN);
    assertThat(LanguageGuess.ofMost(List.of())).isEqualTo(Language.ENGLISH);
  }

  @Property
  void of_anyText_isALanguage(@ForAll String text, @ForAll Language otherwise) {
    assertThat(guess(text, otherwise)).isNotNull();
  }

  private static Language guess(String text, Language otherwise) {
    return LanguageGuess.of(Words.of(text), otherwise);
  }
}
