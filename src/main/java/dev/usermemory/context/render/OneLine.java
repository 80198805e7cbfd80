package dev.usermemory.context.render;

/**
 * Folds any text into one line that cannot leave its place: white space, line breaks and control
 * characters become single spaces; characters that are invisible or reorder what follows (bidi
 * controls, tag characters, zero-width spaces, variation selectors of the supplement) are dropped,
 * because they can hide instructions; lone surrogates and non-characters become U+FFFD. The joiners
 * that emoji, Persian and Indic scripts need stay.
 */
final class OneLine {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int DROP = -1;

  private OneLine() {}

  /**
   * Without leading, trailing or repeated spaces; the text itself when there is nothing to fold.
   */
  static String of(String text) {
    return isPlain(text) ? text : fold(text);
  }

  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  private static String fold(String text) {
    var line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int read = text.codePointAt(i);
      i += Character.charCount(read);
      int c = folded(read);
      if (c == ' ') {
        space = true;
      } else if (c != DROP) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.appendCodePoint(c);
      }
    }
    return line.toString();
  }

  private static int folded(int c) {
    if (c > ' ' && c <= '~') {
      return c;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.FORMAT -> isVisibleFormat(c) ? c : DROP;
      case Character.SURROGATE -> REPLACEMENT;
      case Character.NON_SPACING_MARK -> c >= 0xE0100 && c <= 0xE01EF ? DROP : c;
      default -> isNonCharacter(c) ? REPLACEMENT : c;
    };
  }

  /** The zero-width (non-)joiners and the signs that enclose Arabic or Kaithi numbers. */
  private static boolean isVisibleFormat(int c) {
    return c == 0x200C
        || c == 0x200D
        || c >= 0x600 && c <= 0x605
        || c == 0x6DD
        || c == 0x8E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  private static boolean isNonCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
  }
}
