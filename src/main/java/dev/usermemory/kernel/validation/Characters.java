package dev.usermemory.kernel.validation;

import org.jspecify.annotations.Nullable;

/** Which characters a text may hold. */
public final class Characters {

  static final String UNENCODABLE = "must not contain U+0000 or a half of a surrogate pair";

  private Characters() {}

  /** What is wrong with a text of {@code min} to {@code max} characters, or null. */
  static @Nullable String textFault(String text, int min, int max) {
    String fault = fault(text, min, max);
    return fault == null && min > 0 && !isWritten(text) ? "must not be blank" : fault;
  }

  /** What is wrong with a name of 1 to {@code max} characters, or null. */
  public static @Nullable String labelFault(String label, int max) {
    String fault = fault(label, 1, max);
    return fault == null && label.codePoints().anyMatch(Character::isISOControl)
        ? "must not contain control characters"
        : fault;
  }

  /** What is wrong with a text that may be empty, of {@code max} characters at most, or null. */
  public static @Nullable String fault(String text, int max) {
    return fault(text, 0, max);
  }

  private static @Nullable String fault(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return "must have " + (min == 0 ? "at most " : min + " to ") + max + " characters";
    }
    return isEncodable(text) ? null : UNENCODABLE;
  }

  /** Neither U+0000, which C strings end at, nor half a pair, which has no UTF-8 form. */
  static boolean isEncodable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  /** The same without what stores cannot keep. */
  public static String clean(String text) {
    if (isEncodable(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Whether a reader would see anything: more than white space and no-break spaces. */
  public static boolean isWritten(String text) {
    return text.codePoints().anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
  }
}
