package dev.usermemory.memory.fact;

import dev.usermemory.store.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Derives a fact's id, so that the same statement said again is the same fact. */
public final class FactIds {

  private FactIds() {}

  /**
   * {@code "fact_"} and the first 32 hex digits of the SHA-256 of user, kind, skill and normalised
   * text, joined by U+001F. An absent skill counts as the empty string.
   */
  public static String of(UserId user, FactKind kind, @Nullable String skillId, String text) {
    String identity =
        String.join(
            "\u001f",
            user.value(),
            kind.wireName(),
            skillId == null ? "" : skillId,
            normalise(text));
    byte[] digest = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
    return "fact_" + HexFormat.of().formatHex(digest, 0, 16);
  }

  /**
   * NFKC, lower case (root locale), every run of white space ({@code [\t\n\u000b\f\r ]}) one space,
   * trimmed, and without trailing {@code . ! ?}.
   */
  public static String normalise(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return folded.replaceAll("[\\t\\n\\x0B\\f\\r ]+", " ").strip().replaceAll("[.!? ]+$", "");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
