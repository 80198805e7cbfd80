package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text that is to be ranked: those of {@link Tokenizer}, pictures (emoji), and in
 * scripts without spaces, where words are pairs of characters, also the longer words of the {@link
 * Dictionary}.
 */
public final class Words {

  /** Below it there are neither pictures nor Han or Kana. */
  private static final int PLAIN = 0x2300;

  private Words() {}

  public static List<Token> of(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    if (isPlain(text)) {
      return tokens;
    }
    List<Token> words = new ArrayList<>(tokens);
    String folded = Folding.of(Tokenizer.bounded(text));
    folded
        .codePoints()
        .filter(Character::isEmojiPresentation)
        .forEach(picture -> words.add(word(Character.toString(picture))));
    Dictionary.longerWords(folded).forEach(longer -> words.add(word(longer)));
    return words;
  }

  private static Token word(String word) {
    return new Token(word, false, false);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= PLAIN) {
        return false;
      }
    }
    return true;
  }
}
