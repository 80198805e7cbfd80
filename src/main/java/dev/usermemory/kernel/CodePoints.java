package dev.usermemory.kernel;

import java.util.Comparator;

/**
 * The order of strings by code point, which is that of their UTF-8 bytes and of both stores; {@link
 * String#compareTo} puts what needs a surrogate pair before U+E000 to U+FFFF.
 */
public final class CodePoints {

  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        int surrogates = Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
        return surrogates != 0 ? surrogates : left - right;
      }
    }
    return a.length() - b.length();
  }
}
