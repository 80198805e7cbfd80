package dev.usermemory.ops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Stands for a user in the log: lines of one user can be told together, but not whose they are. */
@Component
public class UserIdHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES_SHOWN = 6;
  private static final int RANDOM_SALT_BYTES = 32;

  /** Begun with the salt; copied for every hash, which costs less than to begin anew. */
  private final Mac salted;

  /** Without a configured salt, each process has its own, so that restarts cannot be joined. */
  public UserIdHash(LogProperties properties) {
    byte[] configured = properties.userSalt().reveal().getBytes(StandardCharsets.UTF_8);
    this.salted = salted(configured.length > 0 ? configured : random());
  }

  private static Mac salted(byte[] salt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** 12 hex digits of a salted HMAC-SHA-256. */
  public String of(String userId) {
    try {
      Mac mac = (Mac) salted.clone();
      byte[] digest = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES_SHOWN);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HMAC-SHA-256 can be copied", e);
    }
  }

  private static byte[] random() {
    byte[] salt = new byte[RANDOM_SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }
}
