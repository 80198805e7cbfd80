package dev.usermemory.context.pack;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The words and signs of a statement, to see whether another one already says it. It does when both
 * have the same ones in the same order, but for case, punctuation and words that change nothing: an
 * article, "the user is" at the beginning, "also". Whatever may change what is said counts: every
 * ending, every word of any language, symbols such as {@code # + - / %} and signs between digits, a
 * single capital letter (a grade). In doubt two statements are two.
 */
public final class Wording {

  private static final int MAX_WORDS = 200;

  /** Words that a statement about the person may begin with, or not. */
  private static final Set<String> OPENINGS = Set.of("user", "is", "am", "are");

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /** Words that add nothing wherever they stand. */
  private static final Set<String> FILLERS = Set.of("also", "really", "please");

  /** What separates words and sentences, quotes or groups them. */
  private static final String PUNCTUATION =
      ".,;:!\"'()[]{}\u2018\u2019\u201C\u201D\u00AB\u00BB\u2026\u3001\u3002\uFF01\uFF0C\u060C\u061B";

  private final int[] words;
  private final int hash;

  private Wording(int[] words) {
    this.words = words;
    this.hash = Arrays.hashCode(words);
  }

  /** Reads up to 200 words; longer statements say nothing but themselves. */
  public static Wording of(String text) {
    return new Wording(new Reader(Normalizer.normalize(text, Normalizer.Form.NFC)).read());
  }

  /** Whether this statement says what the other one says. */
  public boolean says(Wording other) {
    return hash == other.hash
        && words.length > 0
        && words.length <= MAX_WORDS
        && Arrays.equals(words, other.words);
  }

  /** One of 1,024 numbers, the same for statements that say the same. */
  int slot() {
    return (hash ^ hash >>> 16) & 1023;
  }

  /** Goes through a text once. */
  private static final class Reader {

    private final String text;
    private int[] words = new int[16];
    private int size;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    int[] read() {
      while (at < text.length() && size <= MAX_WORDS) {
        int start = at;
        char c = text.charAt(at++);
        if (isWordPart(c)) {
          at = endOfWord(at);
          word(text.substring(start, at));
        } else if (counts(c, start)) {
          add(c);
        }
      }
      return Arrays.copyOf(words, size);
    }

    /** An apostrophe, and a point or comma before a digit, belong to the word around them. */
    private int endOfWord(int from) {
      int end = from;
      while (end < text.length()
          && (isWordPart(text.charAt(end)) || joins(text.charAt(end), end))) {
        end++;
      }
      return end;
    }

    private boolean joins(char c, int i) {
      if (i + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(i - 1))) {
        return false;
      }
      char next = text.charAt(i + 1);
      return isApostrophe(c)
          ? Character.isLetter(next)
          : ".,:".indexOf(c) >= 0 && Character.isLetterOrDigit(next);
    }

    private void word(String written) {
      String word = written.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      boolean grade = written.length() == 1 && size > 0 && Character.isUpperCase(written.charAt(0));
      boolean nothing =
          ARTICLES.contains(word) && !grade && isFollowed()
              || FILLERS.contains(word)
              || size == 0 && OPENINGS.contains(word) && isFollowed();
      if (!nothing) {
        add(grade ? written.hashCode() : word.hashCode());
      }
    }

    /** Whether a further word of the same phrase stands next: an article has one. */
    private boolean isFollowed() {
      return at + 1 < text.length()
          && Character.isWhitespace(text.charAt(at))
          && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private boolean counts(char c, int i) {
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        return false;
      }
      boolean punctuation = PUNCTUATION.indexOf(c) >= 0;
      boolean dash =
          isDash(c) && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
      return !punctuation && !dash || c == '.' && isBeforeWord(i);
    }

    /** A point that begins a word, such as that of {@code .NET}, is part of it. */
    private boolean isBeforeWord(int i) {
      return i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    private void add(int word) {
      if (size == words.length) {
        words = Arrays.copyOf(words, 2 * size);
      }
      words[size++] = word;
    }
  }

  private static boolean isDash(char c) {
    return c == '-' || c == '\u2013' || c == '\u2014';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
