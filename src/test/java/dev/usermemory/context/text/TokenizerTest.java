package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
    assertThat(words("東京都")).containsExactly("東京", "京都");
    assertThat(words("猫 dog")).containsExactly("猫", "dog");
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
