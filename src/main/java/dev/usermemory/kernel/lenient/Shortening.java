package dev.usermemory.kernel.lenient;

import java.util.function.IntPredicate;

/**
 * Shortens a text where it hurts least: at the end of a sentence in its second half, else at the
 * end of a word there, else between two characters. Lengths count code points.
 */
public final class Shortening {

  private static final String ENDS = ".!?…。！？\n";

  /** No space follows these: their scripts write none. */
  private static final String WIDE_ENDS = "。！？\n";

  private static final String CLOSERS = "\"'”’»)]";

  private Shortening() {}

  public static boolean isTooLong(String text, int max) {
    return text.length() > max && text.codePointCount(0, text.length()) > max;
  }

  /**
   * At most {@code max} characters, 2 or more; a text that ends inside a sentence ends with “…”.
   */
  public static String shorten(String text, int max) {
    if (!isTooLong(text, max)) {
      return text;
    }
    int limit = text.offsetByCodePoints(0, max);
    int sentence = last(limit, limit / 2, at -> endsSentence(text, at));
    if (sentence > 0) {
      return text.substring(0, sentence).stripTrailing();
    }
    int room = text.offsetByCodePoints(0, max - 1);
    int word = last(room, room / 2, at -> Character.isWhitespace(text.charAt(at)));
    return text.substring(0, word > 0 ? word : room).stripTrailing() + "…";
  }

  /** The last place from {@code most} down to {@code least} that will do, or 0. */
  private static int last(int most, int least, IntPredicate fits) {
    for (int at = most; at >= Math.max(1, least); at--) {
      if (fits.test(at)) {
        return at;
      }
    }
    return 0;
  }

  /** Whether a sentence ends just before {@code at}, which is inside the text. */
  private static boolean endsSentence(String text, int at) {
    int end = at;
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == 0 || ENDS.indexOf(text.charAt(end - 1)) < 0) {
      return false;
    }
    return WIDE_ENDS.indexOf(text.charAt(end - 1)) >= 0 || Character.isWhitespace(text.charAt(at));
  }
}
