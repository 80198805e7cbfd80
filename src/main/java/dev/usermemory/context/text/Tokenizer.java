package dev.usermemory.context.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits any text into words. A word is a run of letters, marks and digits; accents are folded
 * ({@code café} is {@code cafe}); a possessive ending and the tail of a contraction are dropped.
 * {@code 1,250} is {@code 1250}, {@code start-up} is also {@code startup}, {@code C#} is a word.
 * Scripts that write no spaces between words (Han, Kana, Thai and its neighbours) give overlapping
 * pairs of characters, the usual unit for searching them without a dictionary, and the characters
 * that may be a word alone.
 */
public final class Tokenizer {

  /** Text beyond this many UTF-16 units is not analysed; a fact is far shorter. */
  static final int MAX_LENGTH = 20_000;

  /** Longer runs are cut: no word is that long, and hashes and base64 should cost little. */
  private static final int MAX_WORD = 64;

  /** Large numbers are written in groups of so many digits. */
  private static final int GROUP = 3;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private boolean opensSentence = true;
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  public static List<Token> tokens(String text) {
    var tokenizer = new Tokenizer(Folding.of(bounded(text)));
    tokenizer.run();
    return tokenizer.tokens;
  }

  static String bounded(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
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
    if (isNumber(word)) {
      number(word);
    } else {
      add(withSymbols(word));
      compound(start);
    }
    opensSentence = false;
  }

  private void add(String word) {
    boolean capitalised = Character.isUpperCase(word.codePointAt(0));
    tokens.add(new Token(word.toLowerCase(Locale.ROOT), capitalised, opensSentence));
  }

  /**
   * Groups of three digits after commas are one number, and after points they may be one. Zeros in
   * front say nothing.
   */
  private void number(String first) {
    int end = endOfGroups(first, ',');
    String digits = text.substring(at, end).replace(",", "");
    at = end;
    addNumber(first + digits);
    int pointed = endOfGroups(first, '.');
    if (pointed > at) {
      addNumber(first + text.substring(at, pointed).replace(".", ""));
    }
  }

  private int endOfGroups(String first, char separator) {
    int end = at;
    while (first.length() <= GROUP && end - at < MAX_WORD && isGroup(end, separator)) {
      end += GROUP + 1;
    }
    return end;
  }

  private boolean isGroup(int from, char separator) {
    int end = from + GROUP + 1;
    return end <= text.length()
        && text.charAt(from) == separator
        && isNumber(text.substring(from + 1, end))
        && (end == text.length() || !isWordPart(text.codePointAt(end)));
  }

  private void addNumber(String digits) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    add(digits.substring(zeros));
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** {@code C#} and {@code C++} are other words than {@code C}. */
  private String withSymbols(String word) {
    int end = at;
    while (end < text.length() && end - at < 2 && isNameSymbol(text.charAt(end))) {
      end++;
    }
    boolean ends = end == text.length() || !isWordPart(text.codePointAt(end));
    if (word.length() > 2 || end == at || !ends) {
      return word;
    }
    String named = word + text.substring(at, end);
    at = end;
    return named;
  }

  private static boolean isNameSymbol(char c) {
    return c == '#' || c == '+';
  }

  /** What is written with a hyphen is written without one elsewhere: both are found. */
  private void compound(int start) {
    if (start > 0 && isHyphen(text.charAt(start - 1)) || !isHyphenated(at)) {
      return;
    }
    var joined = new StringBuilder(text.substring(start, at));
    int next = at;
    while (isHyphenated(next) && joined.length() < MAX_WORD) {
      int end = endOfWord(next + 1);
      joined.append(text, next + 1, end);
      next = end;
    }
    if (joined.length() < MAX_WORD && joined.chars().allMatch(Character::isLetter)) {
      add(joined.toString());
    }
  }

  private boolean isHyphenated(int end) {
    return end + 1 < text.length() && isHyphen(text.charAt(end)) && endOfWord(end + 1) > end + 1;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010';
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
    int end = at;
    while (end < text.length() && (end == at || isUnspacedPart(text.codePointAt(end)))) {
      end += Character.charCount(text.codePointAt(end));
    }
    int[] run = text.substring(at, end).codePoints().toArray();
    for (int i = 0; i < run.length; i++) {
      if (i + 1 < run.length) {
        add(new String(run, i, 2));
      }
      if (run.length == 1 || OneCharacterWords.isOne(run, i)) {
        add(Character.toString(run[i]));
      }
    }
    at = end;
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
