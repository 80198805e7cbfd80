package dev.usermemory.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secrets of the configuration and the tokens of the file. */
final class ServiceTokens {

  private static final Duration RECHECK = Duration.ofSeconds(1);

  private final List<AccessToken> secrets;
  private final @Nullable TokensFile file;
  private final Clock clock;

  ServiceTokens(AccessProperties access, Clock clock) {
    this.secrets = secrets(access);
    this.file = access.tokensFile() == null ? null : new TokensFile(access.tokensFile(), RECHECK);
    this.clock = clock;
  }

  private static List<AccessToken> secrets(AccessProperties access) {
    var tokens = new ArrayList<AccessToken>();
    if (!access.sharedSecret().isEmpty()) {
      Set<Scope> scopes = EnumSet.of(Scope.MEMORY, Scope.PROGRESS);
      tokens.add(AccessToken.of("service", access.sharedSecret(), scopes));
    }
    if (!access.adminSecret().isEmpty()) {
      tokens.add(AccessToken.of("admin", access.adminSecret(), EnumSet.allOf(Scope.class)));
    }
    if (!access.metricsSecret().isEmpty()) {
      tokens.add(AccessToken.of("metrics", access.metricsSecret(), EnumSet.of(Scope.METRICS)));
    }
    return List.copyOf(tokens);
  }

  /**
   * Whose a token is, null when nobody's. It takes equally long whichever it is.
   *
   * @param sha256 of the token
   */
  @Nullable Caller callerOf(byte[] sha256) {
    Instant now = clock.instant();
    Caller secret = find(secrets, sha256, now);
    Caller filed = file == null ? null : find(file.tokens(), sha256, now);
    return secret == null ? filed : secret;
  }

  Optional<Instant> nextExpiry() {
    Instant now = clock.instant();
    List<AccessToken> filed = file == null ? List.of() : file.tokens();
    return filed.stream()
        .map(AccessToken::expiresAt)
        .filter(end -> end != null && end.isAfter(now))
        .map(Objects::requireNonNull)
        .min(Comparator.naturalOrder());
  }

  private static @Nullable Caller find(List<AccessToken> tokens, byte[] sha256, Instant now) {
    Caller found = null;
    for (AccessToken token : tokens) {
      if (MessageDigest.isEqual(token.sha256(), sha256) & token.isValidAt(now)) {
        found = token.caller();
      }
    }
    return found;
  }
}
