package dev.usermemory.access;

import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, known by its digest only.
 *
 * @param sha256 of its characters in UTF-8
 * @param expiresAt from when on it is none any more; null means never
 */
record AccessToken(Caller caller, byte[] sha256, @Nullable Instant expiresAt) {

  static AccessToken of(String name, Secret secret, Set<Scope> scopes) {
    byte[] characters = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return new AccessToken(
        Caller.withToken(name, scopes), Sha256.digest().digest(characters), null);
  }

  boolean isValidAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
