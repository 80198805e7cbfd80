package dev.usermemory.access;

import dev.usermemory.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows a caller by what they bring. */
@Component
public class Callers {

  private static final String SCHEME = "Bearer ";

  private final ServiceTokens services;
  private final @Nullable EndUserTokens endUsers;

  Callers(AccessProperties access, Clock clock) {
    this.services = new ServiceTokens(access, clock);
    this.endUsers =
        access.issuer().isEmpty()
            ? null
            : new EndUserTokens(
                IssuerKeys.of(access.issuer()), access.issuer(), access.audience(), clock);
  }

  /** When the first of the tokens that are valid now ends; empty when none does. */
  public Optional<Instant> nextTokenExpiry() {
    return services.nextExpiry();
  }

  /**
   * Whose credentials these are, null when nobody's.
   *
   * @param authorization the value of the header: a token, after {@code Bearer} or alone, as the
   *     assessment backend sends what it is configured with
   */
  public @Nullable Caller callerOf(String authorization) {
    boolean named = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = (named ? authorization.substring(SCHEME.length()) : authorization).strip();
    // Header bytes arrive as ISO 8859-1.
    byte[] sha256 = Sha256.digest().digest(token.getBytes(StandardCharsets.ISO_8859_1));
    Caller service = services.callerOf(sha256);
    return service == null && endUsers != null ? endUsers.callerOf(token, sha256) : service;
  }
}
