package dev.usermemory.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as bytes or as lower-case hex digits. */
public final class Sha256 {

  /** Between the parts of what is hashed, so that ("a", "bc") and ("ab", "c") differ. */
  private static final String SEPARATOR = "\u001f";

  private Sha256() {}

  /** A digest to be filled. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first {@code digits} of the hash of several parts. */
  public static String hex(int digits, String... parts) {
    return hex(String.join(SEPARATOR, parts)).substring(0, digits);
  }
}
