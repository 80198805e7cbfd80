package dev.usermemory.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JWTs of one issuer, whose subject is the user id. Signed by a key that the issuer publishes, with
 * an algorithm of a fixed list: none of it is a shared secret's, so that a public key cannot be
 * used as one.
 */
final class EndUserTokens {

  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  /** So that a signature is not checked anew for every request, see docs/benchmarks.md. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MAX_REMEMBERED = 10_000;

  private record Verified(Caller caller, Instant expiresAt) {}

  private final ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Clock clock;
  private final Cache<ByteBuffer, Verified> remembered;

  EndUserTokens(JWKSource<SecurityContext> keys, String issuer, String audience, Clock clock) {
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(claims(issuer, audience, clock));
  }

  /** Without an audience of ours, a token that names one is for somebody else. */
  private static DefaultJWTClaimsVerifier<SecurityContext> claims(
      String issuer, String audience, Clock clock) {
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            Collections.singleton(audience.isEmpty() ? null : audience),
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of(JWTClaimNames.SUBJECT, JWTClaimNames.EXPIRATION_TIME),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
    return verifier;
  }

  /**
   * Whose a token is, null when nobody's.
   *
   * @param sha256 of the token, by which it is remembered
   */
  @Nullable Caller callerOf(String token, byte[] sha256) {
    ByteBuffer key = ByteBuffer.wrap(sha256);
    Verified known = remembered.getIfPresent(key);
    if (known == null) {
      known = verify(token);
      if (known == null) {
        return null;
      }
      remembered.put(key, known);
    }
    return clock.instant().isBefore(known.expiresAt()) ? known.caller() : null;
  }

  private @Nullable Verified verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      Caller caller = new Caller.EndUser(new UserId(claims.getSubject()));
      return new Verified(caller, claims.getExpirationTime().toInstant().plus(CLOCK_SKEW));
    } catch (BadJOSEException | JOSEException | ParseException | InvalidValueException e) {
      return null;
    }
  }
}
