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
    List<String> longer =
        text.chars().anyMatch(c -> c >= FIRST_UNSPACED)
            ? Dictionary.longerWords(Folding.of(Tokenizer.bounded(text)))
            : List.of();
    if (longer.isEmpty()) {
      return tokens;
    }
    List<Token> words = new ArrayList<>(tokens);
    longer.forEach(word -> words.add(new Token(word, false, false)));
    return words;
  }
}
