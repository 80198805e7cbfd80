package dev.usermemory.memory.fact;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Derives a fact's id, so that the same statement said again is the same fact. */
public final class FactIds {

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
    String folded =
        fold(Normalizer.normalize(text, Normalizer.Form.NFKC))
            .replaceAll("[\\t\\n\\x0B\\f\\r ]+", " ");
    int start = folded.startsWith(" ") ? 1 : 0;
    int end = folded.length();
    while (end > start && ".!? ".indexOf(folded.charAt(end - 1)) >= 0) {
      end--;
    }
    return folded.substring(start, end);
  }

  /**
   * Lower case code point by code point: the rules that look at neighbours (a sigma at the end of a
   * word) differ between Java and JavaScript, and the id is derived in both.
   */
  private static String fold(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case 'İ' -> folded.append("i\u0307");
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(isLoneSurrogate(c) ? 0xFFFD : lower(c));
          }
        });
    return folded.toString();
  }

  private static int lower(int codePoint) {
    return Character.toLowerCase(codePoint);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
