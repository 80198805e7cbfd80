package dev.usermemory.privacy.audit;

import dev.usermemory.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a person in the audit: whoever knows a user id and has the key finds what was done with
 * them; whoever has the audit alone cannot try user ids.
 */
public final class PersonHash {

  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  public PersonHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** 32 hex digits. */
  public String of(UserId user) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(user.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
