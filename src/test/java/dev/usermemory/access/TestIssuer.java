package dev.usermemory.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An OpenID Connect issuer on this machine, and whoever would like to be taken for it. */
public final class TestIssuer implements AutoCloseable {

  public static final String AUDIENCE = "user-memory";

  private static final RSAKey FIRST_KEY = newKey("key-1");
  private static final RSAKey ANOTHER_KEY = newKey("key-1");

  private final HttpServer server;
  private final AtomicInteger requestsOfKeys = new AtomicInteger();
  private volatile JWK key = FIRST_KEY;
  private volatile boolean away;

  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String discovery = "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(url(), url());
    answer("/.well-known/openid-configuration", () -> discovery);
    answer(
        "/keys",
        () -> {
          requestsOfKeys.incrementAndGet();
          return new JWKSet(key.toPublicJWK()).toString();
        });
    server.start();
  }

  private void answer(String path, Supplier<String> text) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int requestsOfKeys() {
    return requestsOfKeys.get();
  }

  void goAway() {
    away = true;
  }

  /** Publishes another key, and no longer the one before. */
  void rotate(JWK next) {
    key = next;
  }

  JWK key() {
    return key;
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey newCurveKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a good token of a person says. */
  public JWTClaimsSet.Builder claims(String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience(AUDIENCE)
        .subject(subject)
        .issueTime(Date.from(now.minus(Duration.ofHours(1))))
        .notBeforeTime(Date.from(now.minus(Duration.ofHours(1))))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  /** A good token of a person. */
  public String token(String subject) {
    return sign(claims(subject).build());
  }

  public String sign(JWTClaimsSet claims) {
    return key instanceof ECKey
        ? sign(key, JWSAlgorithm.ES256, claims)
        : sign(key, JWSAlgorithm.RS256, claims);
  }

  /** Signed with a key of the same name that the issuer does not have. */
  public String signedWithAnotherKey(JWTClaimsSet claims) {
    return sign(ANOTHER_KEY, JWSAlgorithm.RS256, claims);
  }

  static String sign(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
    try {
      JWSSigner signer =
          key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
      return serialize(signer, algorithm, key.getKeyID(), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code alg: none}. */
  public static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  /** HS256 with the public keyfor a secret. */
  public String signedWithThePublicKeyAsSecret(JWTClaimsSet claims) {
    try {
      byte[] secret = key.toRSAKey().toPublicKey().getEncoded();
      return serialize(new MACSigner(secret), JWSAlgorithm.HS256, key.getKeyID(), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String serialize(
      JWSSigner signer, JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build();
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
