package dev.usermemory.memory.fact;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Derives a fact's id, so that the same statement said again is the same fact. */
public final class FactIds {

  private static final String AT_THE_END = ".!? ";

  private FactIds() {}

  /**
   * {@code "fact_"} and the first 32 hex digits of the SHA-256 of user, kind, skill and normalised
   * text, joined by U+001F. An absent skill counts as the empty string.
   */
  public static String of(UserId user, FactKind kind, @Nullable String skillId, String text) {
    return "fact_"
        + Sha256.hex(
            32, user.value(), kind.wireName(), skillId == null ? "" : skillId, normalise(text));
  }

  /**
   * NFKC, each code point in lower case, every run of white space ({@code [\t\n\u000b\f\r ]}) one
   * space, and neither spaces around it nor {@code . ! ?} at its end.
   */
  public static String normalise(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var normal = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i = composed.offsetByCodePoints(i, 1)) {
      fold(composed.codePointAt(i), normal);
    }
    int end = normal.length();
    while (end > 0 && AT_THE_END.indexOf(normal.charAt(end - 1)) >= 0) {
      end--;
    }
    return normal.substring(0, end);
  }

  /**
   * Lower case code point by code point: the rules that look at neighbours (a sigma at the end of a
   * word) differ between Java and JavaScript, and the id is derived in both.
   */
  private static void fold(int codePoint, StringBuilder normal) {
    switch (codePoint) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ' -> {
        if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
          normal.append(' ');
        }
      }
      case 'İ' -> normal.append("i\u0307");
      case 'ς' -> normal.append('σ');
      default -> normal.appendCodePoint(isLoneSurrogate(codePoint) ? 0xFFFD : lower(codePoint));
    }
  }

  private static int lower(int codePoint) {
    return Character.toLowerCase(codePoint);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
