package dev.usermemory.memory.session;

import java.util.function.IntPredicate;

/**
 * Keeps the end of a text that is too long: from the start of a line, else of a sentence, else of a
 * word, as far as one starts in the first half of what could be kept; else from any character.
 */
final class LastLines {

  private static final String ENDS = ".!?…。！？";

  private LastLines() {}

  /** The last {@code max} characters (code points) at most. */
  static String of(String text, int max) {
    int count = text.codePointCount(0, text.length());
    if (count <= max) {
      return text;
    }
    int from = text.offsetByCodePoints(0, count - max);
    int half = from + (text.length() - from) / 2;
    int line = first(from, half, at -> text.charAt(at - 1) == '\n');
    if (line < 0) {
      line = first(from, half, at -> startsSentence(text, at));
    }
    if (line < 0) {
      line = first(from, half, at -> Character.isWhitespace(text.charAt(at - 1)));
    }
    return text.substring(line < 0 ? from : line).strip();
  }

  private static int first(int from, int to, IntPredicate fits) {
    for (int at = from; at < to; at++) {
      if (fits.test(at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsSentence(String text, int at) {
    return at >= 2
        && Character.isWhitespace(text.charAt(at - 1))
        && ENDS.indexOf(text.charAt(at - 2)) >= 0;
  }
}
