package dev.usermemory.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndUserTokensTest {

  private static final Instant NOW = Instant.now();
  private static final Caller ANA = new Caller.EndUser(new UserId("ana"));

  private final TestIssuer issuer = new TestIssuer();

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void goodToken_isItsSubjects_andKeysAreAskedForOnce() {
    EndUserTokens tokens = tokens(NOW);
    for (String token : List.of(issuer.token("ana"), issuer.token("ana"))) {
      assertThat(callerOf(tokens, token)).isEqualTo(ANA);
      assertThat(callerOf(tokens, token)).isEqualTo(ANA);
    }

    assertThat(callerOf(tokens, issuer.token("ben"))).isNotEqualTo(ANA).isNotNull();
    assertThat(issuer.requestsOfKeys()).isEqualTo(1);
  }

  @Test
  void curveKeys_areAsGood() {
    issuer.rotate(TestIssuer.newCurveKey("curve"));

    assertThat(callerOf(tokens(NOW), issuer.token("ana"))).isEqualTo(ANA);
  }

  /** Seconds from when it was made; the skew is 30. */
  @ParameterizedTest
  @CsvSource({"-20,true", "-40,false", "0,true", "100,true", "120,true", "140,false"})
  void token_isGoodInItsTime(long seconds, boolean good) {
    var claims =
        issuer
            .claims("ana")
            .notBeforeTime(Date.from(NOW))
            .expirationTime(Date.from(NOW.plusSeconds(100)))
            .build();

    Caller caller = callerOf(tokens(NOW.plusSeconds(seconds)), issuer.sign(claims));

    assertThat(caller).isEqualTo(good ? ANA : null);
  }

  @Test
  void rememberedToken_expiresNevertheless() {
    var clock = new MovingClock();
    EndUserTokens tokens = tokens(clock, TestIssuer.AUDIENCE);
    String token = issuer.token("ana");
    assertThat(callerOf(tokens, token)).isEqualTo(ANA);

    clock.now = NOW.plus(Duration.ofHours(2));

    assertThat(callerOf(tokens, token)).isNull();
  }

  @Test
  void token_thatIsNotForUs_isNobodys() {
    JWTClaimsSet good = issuer.claims("ana").build();
    EndUserTokens tokens = tokens(NOW);

    for (JWTClaimsSet claims :
        List.of(
            issuer.claims("ana").issuer("https://elsewhere.example").build(),
            issuer.claims("ana").issuer(issuer.url() + "/").build(),
            issuer.claims("ana").issuer(null).build(),
            issuer.claims("ana").audience("others").build(),
            issuer.claims("ana").audience(List.of()).build(),
            issuer.claims("ana").expirationTime(null).build(),
            issuer.claims("no id / at all").build(),
            issuer.claims("").build())) {
      assertThat(callerOf(tokens, issuer.sign(claims))).as(claims.toString()).isNull();
    }
    assertThat(callerOf(tokens, issuer.sign(issuer.claims("ana").subject(null).build()))).isNull();
    assertThat(callerOf(tokens, issuer.signedWithAnotherKey(good))).isNull();
    assertThat(callerOf(tokens, TestIssuer.unsigned(good))).isNull();
    assertThat(callerOf(tokens, issuer.signedWithThePublicKeyAsSecret(good))).isNull();
    assertThat(callerOf(tokens, TestIssuer.sign(issuer.key(), JWSAlgorithm.RS512, good))).isNull();
    assertThat(callerOf(tokens, issuer.sign(good))).isEqualTo(ANA);
  }

  @Test
  void withoutAnAudience_tokensForSomebodyNamedAreNobodys() {
    EndUserTokens tokens = tokens(Clock.fixed(NOW, ZoneOffset.UTC), "");

    assertThat(callerOf(tokens, issuer.token("ana"))).isNull();
    String forNobodyNamed = issuer.sign(issuer.claims("ana").audience(List.of()).build());
    assertThat(callerOf(tokens, forNobodyNamed)).isEqualTo(ANA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "a.b.c.d.e",
        "eyJhbGciOiJub25lIn0..",
        "{}.{}.{}",
        "\u0000"
      })
  void text_thatIsNoToken_isNobodys(String text) {
    assertThat(callerOf(tokens(NOW), text)).isNull();
  }

  @Test
  void tokenWhoseTextWasChanged_isNobodys() {
    String token = issuer.token("ana");
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    String other = issuer.token("ben");
    String otherPayload = other.substring(other.indexOf('.') + 1, other.lastIndexOf('.'));

    assertThat(callerOf(tokens(NOW), token.replace(payload, otherPayload))).isNull();
  }

  @Test
  void rotatedKey_isFoundAtOnce_andUnknownKeysDoNotFloodTheIssuer() {
    EndUserTokens tokens = tokens(NOW);
    assertThat(callerOf(tokens, issuer.token("ana"))).isEqualTo(ANA);
    String old = issuer.sign(issuer.claims("old").build());

    issuer.rotate(TestIssuer.newKey("key-2"));

    assertThat(callerOf(tokens, issuer.token("ana"))).isEqualTo(ANA);
    assertThat(callerOf(tokens, old)).isNull();
    JWTClaimsSet claims = issuer.claims("ana").build();
    for (int i = 0; i < 20; i++) {
      String forged = TestIssuer.sign(TestIssuer.newCurveKey("k" + i), JWSAlgorithm.ES256, claims);
      assertThat(callerOf(tokens, forged)).isNull();
    }
    assertThat(issuer.requestsOfKeys()).isLessThanOrEqualTo(2);
  }

  @Test
  void issuerThatIsAway_leavesKnownKeysGood_andOthersNobodys() {
    EndUserTokens tokens = tokens(NOW);
    assertThat(callerOf(tokens, issuer.token("ana"))).isEqualTo(ANA);

    issuer.goAway();

    assertThat(callerOf(tokens, issuer.token("ana"))).isEqualTo(ANA);
    assertThat(callerOf(tokens(NOW), issuer.token("ana"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://clerk.example.com,true",
    "http://localhost:9000/realm,true",
    "http://127.0.0.1,true",
    "http://clerk.example.com,false",
    "ftp://localhost,false",
    "https:///x,false",
    "clerk.example.com,false",
    "'https://a b',false"
  })
  void issuer_isBelievedByHttpsOrOnThisMachine(String url, boolean believed) {
    assertThat(IssuerKeys.isTrustworthy(url)).isEqualTo(believed);
  }

  private EndUserTokens tokens(Instant now) {
    return tokens(Clock.fixed(now, ZoneOffset.UTC), TestIssuer.AUDIENCE);
  }

  private EndUserTokens tokens(Clock clock, String audience) {
    return new EndUserTokens(IssuerKeys.of(issuer.url()), issuer.url(), audience, clock);
  }

  private static @Nullable Caller callerOf(EndUserTokens tokens, String token) {
    byte[] digest = Sha256.digest().digest(token.getBytes(StandardCharsets.ISO_8859_1));
    return tokens.callerOf(token, digest);
  }

  /** Goes on when told to. */
  private static final class MovingClock extends Clock {

    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
