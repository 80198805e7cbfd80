package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text that is to be ranked: those of {@link Tokenizer}, and in scripts without
 * spaces, where these are pairs of characters, also the longer words of the {@link Dictionary}.
 */
public final class Words {

  /** Han, Kana and what stands beside them begin here. */
  private static final int FIRST_UNSPACED = 0x2E80;

  private Words() {}

  public static List<Token> of(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    if (!hasUnspaced(text)) {
      return tokens;
    }
    List<Token> words = new ArrayList<>(tokens);
    Dictionary.longerWords(Folding.of(Tokenizer.bounded(text)))
        .forEach(word -> words.add(new Token(word, false, false)));
    return words;
  }

  private static boolean hasUnspaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_UNSPACED) {
        return true;
      }
    }
    return false;
  }
}
