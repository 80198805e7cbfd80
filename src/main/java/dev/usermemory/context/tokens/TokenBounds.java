package dev.usermemory.context.tokens;

/**
 * What is known of a text's token count without tokenising it, so that no text can make a request
 * slow.
 *
 * <p>Byte-pair encodings split a text into pieces first (words, up to three digits, runs of
 * punctuation) and encode each piece by itself, in more than linear time. Texts are bounded before
 * they are counted:
 *
 * <ul>
 *   <li>a single space can only begin a piece, so that a text has at least as many tokens as
 *       spaces;
 *   <li>no token of {@code o200k_base} or {@code cl100k_base} is longer than 128 bytes;
 *   <li>no text has more tokens than bytes in UTF-8.
 * </ul>
 */
public final class TokenBounds {

  /** The longest token of either vocabulary, in bytes: 128 spaces. */
  static final int LONGEST_TOKEN_BYTES = 128;

  /**
   * Runs of letters or of punctuation up to this length in bytes are tokenised in a time that is
   * near that of prose; the encoder changes its algorithm at 500.
   */
  private static final int LONG_RUN_BYTES = 480;

  private static final int BREAK = 0;
  private static final int LETTERS = 1;
  private static final int OTHERS = 2;

  private TokenBounds() {}

  /** At least this many tokens, for a text without two spaces in a row. */
  public static int atLeast(String line) {
    int spaces = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == ' ') {
        spaces++;
      }
    }
    return Math.max(spaces, line.length() / LONGEST_TOKEN_BYTES);
  }

  /**
   * Whether some run of letters, or of characters that are neither letters nor digits, is so long
   * that tokenising it takes more than near-linear time.
   */
  public static boolean isSlowToCount(String line) {
    if (line.length() <= LONG_RUN_BYTES / 3) {
      return false;
    }
    int run = 0;
    int runKind = BREAK;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      int kind = kind(c, runKind);
      run = kind == runKind ? run + bytes(c) : bytes(c);
      runKind = kind;
      if (kind != BREAK && run > LONG_RUN_BYTES) {
        return true;
      }
    }
    return false;
  }

  /** At most this many tokens: the length in UTF-8. */
  public static int atMost(String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      bytes += bytes(c);
    }
    return bytes;
  }

  /** Combining marks continue whatever run they are in. */
  private static int kind(int c, int current) {
    if (c < 0x80) {
      return c == ' ' || c >= '0' && c <= '9' ? BREAK : Character.isLetter(c) ? LETTERS : OTHERS;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          current == BREAK ? LETTERS : current;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> BREAK;
      default -> Character.isLetter(c) ? LETTERS : OTHERS;
    };
  }

  private static int bytes(int c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
