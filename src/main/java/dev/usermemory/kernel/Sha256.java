package dev.usermemory.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes text to lower-case hex digits. */
public final class Sha256 {

  /** Between the parts of what is hashed, so that ("a", "bc") and ("ab", "c") differ. */
  private static final String SEPARATOR = "\u001f";

  private Sha256() {}

  public static String hex(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first {@code digits} of the hash of several parts. */
  public static String hex(int digits, String... parts) {
    return hex(String.join(SEPARATOR, parts)).substring(0, digits);
  }
}
