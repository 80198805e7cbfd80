package dev.usermemory.context.embedding.local;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text as BERT's basic tokeniser cuts them: at white space, each punctuation mark
 * and each CJK ideograph by itself, without control characters; in lower case and without accents
 * when the model was trained so.
 */
final class BertWords {

  private final boolean lowerCase;

  BertWords(boolean lowerCase) {
    this.lowerCase = lowerCase;
  }

  List<String> of(String text) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    folded(text)
        .codePoints()
        .filter(c -> isWhite(c) || !isNoText(c))
        .forEach(c -> {
          boolean alone = isPunctuation(c) || isIdeograph(c);
          if (alone || isWhite(c)) {
            end(word, words);
          }
          if (!isWhite(c)) {
            word.appendCodePoint(c);
          }
          if (alone) {
            end(word, words);
          }
        });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** Code point by code point, since lower case must not depend on neighbours or languages. */
  private String folded(String text) {
    if (!lowerCase) {
      return text;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isWhite(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isNoText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      // Symbols of ASCII count as well.
      default -> c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    };
  }

  private static boolean isIdeograph(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x20000 && c <= 0x2CEAF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }
}
