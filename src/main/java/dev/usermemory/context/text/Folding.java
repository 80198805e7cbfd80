package dev.usermemory.context.text;

import java.text.Normalizer;

/**
 * Unifies ways to write the same: compatibility forms, accents, letters with strokes and ligatures
 * that Unicode does not take apart ({@code ł}, {@code ß}), the vowel signs of Hebrew and Arabic and
 * the forms of alif, digits of any script. Cyrillic {@code й} stays, {@code ё} is {@code е}.
 */
final class Folding {

  private static final String LETTERS =
      "\u0131i\u0142l\u0141L\u00F8o\u00D8O\u0111d\u0110D\u00F0d\u00D0D\u0127h\u0126H\u0167t\u0166T"
          + "\u0138k\u014Bn\u014AN\u0623\u0627\u0625\u0627\u0622\u0627\u0671\u0627\u0649\u064A"
          + "\u0629\u0647\u06A9\u0643\u06CC\u064A";

  private Folding() {}

  /** Plain ASCII comes back as it is. */
  static String of(String text) {
    if (isAscii(text)) {
      return text;
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (!isDropped(c, folded)) {
        append(folded, c);
      }
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDropped(char c, StringBuilder before) {
    if (c >= 0x300 && c <= 0x36F) {
      return !isKept(c, before);
    }
    return c >= 0x591 && c <= 0x5C7 && Character.getType(c) == Character.NON_SPACING_MARK
        || c >= 0x64B && c <= 0x65F
        || c == 0x670
        || c == 0x640;
  }

  /** The breve of й and the dots of ї make letters of their own. */
  private static boolean isKept(char mark, StringBuilder before) {
    char letter =
        before.isEmpty() ? ' ' : Character.toLowerCase(before.charAt(before.length() - 1));
    return mark == 0x306 && letter == '\u0438' || mark == 0x308 && letter == '\u0456';
  }

  private static void append(StringBuilder folded, char c) {
    if (c < 0x80) {
      folded.append(c);
      return;
    }
    switch (c) {
      case '\u00DF' -> folded.append("ss");
      case '\u1E9E' -> folded.append("SS");
      case '\u00E6' -> folded.append("ae");
      case '\u00C6' -> folded.append("AE");
      case '\u0153' -> folded.append("oe");
      case '\u0152' -> folded.append("OE");
      case '\u00FE' -> folded.append("th");
      case '\u00DE' -> folded.append("Th");
      default -> folded.append(one(c));
    }
  }

  private static char one(char c) {
    int i = LETTERS.indexOf(c);
    if (i >= 0 && i % 2 == 0) {
      return LETTERS.charAt(i + 1);
    }
    int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
    return digit >= 0 ? (char) ('0' + digit) : c;
  }
}
