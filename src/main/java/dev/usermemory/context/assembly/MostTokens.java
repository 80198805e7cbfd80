package dev.usermemory.context.assembly;

/** How many tokens the line of a text takes at most, however it is escaped, without making it. */
final class MostTokens {

  /** For a text of which it is not sure that anything is shown. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  /** Bytes that a character may become; no text has more tokens than bytes. */
  private static final int LONGEST_ESCAPE = 6;

  /** A space before and a line feed behind. */
  private static final int LINE_ENDS = 2;

  private MostTokens() {}

  static int of(String text) {
    int most = LINE_ENDS;
    boolean shown = false;
    for (int i = 0; i < text.length(); i++) {
      boolean plain = isPlain(text.charAt(i));
      shown |= plain;
      most += plain || text.charAt(i) == ' ' ? 1 : LONGEST_ESCAPE;
    }
    return shown ? most : UNKNOWN;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
