package dev.usermemory.context.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits any text into words. A word is a run of letters, marks and digits; accents are folded
 * ({@code café} is {@code cafe}); a possessive ending and the tail of a contraction are dropped.
 * Scripts that write no spaces between words (Han, Kana, Thai and its neighbours) give overlapping
 * pairs of characters, the usual unit for searching them without a dictionary.
 */
public final class Tokenizer {

  /** Text beyond this many UTF-16 units is not analysed; a fact is far shorter. */
  static final int MAX_LENGTH = 20_000;

  /** Longer runs are cut: no word is that long, and hashes and base64 should cost little. */
  private static final int MAX_WORD = 64;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private boolean opensSentence = true;
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  public static List<Token> tokens(String text) {
    var tokenizer = new Tokenizer(fold(text));
    tokenizer.run();
    return tokenizer.tokens;
  }

  /** Compatibility forms unified, combining accents removed; plain ASCII comes back as it is. */
  private static String fold(String text) {
    String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    if (isAscii(bounded)) {
      return bounded;
    }
    String decomposed = Normalizer.normalize(bounded, Normalizer.Form.NFKD);
    var folded = new StringBuilder(decomposed.length());
    decomposed.chars().filter(c -> c < 0x300 || c > 0x36F).forEach(c -> folded.append((char) c));
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private void run() {
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isUnspaced(c)) {
        pairs();
      } else if (Character.isLetterOrDigit(c)) {
        word();
      } else {
        opensSentence |= endsSentence(c);
        at += Character.charCount(c);
      }
    }
  }

  private void word() {
    int start = at;
    at = endOfWord(start);
    String word = text.substring(start, Math.min(at, start + MAX_WORD));
    if (at + 1 < text.length() && isApostrophe(text.charAt(at))) {
      word = withoutTail(word);
    }
    boolean capitalised = Character.isUpperCase(word.codePointAt(0));
    tokens.add(new Token(word.toLowerCase(Locale.ROOT), capitalised, opensSentence));
    opensSentence = false;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (!isWordPart(c) || isUnspaced(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** Moves past {@code 's}, {@code n't}, {@code 'll} and the like; other apostrophes split. */
  private String withoutTail(String word) {
    int end = endOfWord(at + 1);
    return switch (text.substring(at + 1, end).toLowerCase(Locale.ROOT)) {
      case "s", "re", "ve", "ll", "d", "m" -> {
        at = end;
        yield word;
      }
      case "t" -> {
        at = end;
        yield word.length() > 2 && word.endsWith("n") ? word.substring(0, word.length() - 1) : word;
      }
      default -> word;
    };
  }

  private void pairs() {
    int first = text.codePointAt(at);
    int next = at + Character.charCount(first);
    boolean alone = true;
    while (next < text.length() && isUnspacedPart(text.codePointAt(next))) {
      int second = text.codePointAt(next);
      tokens.add(new Token(Character.toString(first) + Character.toString(second), false, false));
      alone = false;
      first = second;
      next += Character.charCount(second);
    }
    if (alone) {
      tokens.add(new Token(Character.toString(first), false, false));
    }
    at = next;
    opensSentence = false;
  }

  private static boolean isUnspacedPart(int c) {
    return isUnspaced(c) || isMark(c);
  }

  private static boolean isUnspaced(int c) {
    if (c < 0xE00 || !Character.isLetter(c)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> false;
    };
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean endsSentence(int c) {
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '\u3002';
  }
}
