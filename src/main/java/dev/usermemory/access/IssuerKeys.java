package dev.usermemory.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of an OpenID Connect issuer, found by its discovery document. They are asked for
 * when a token first needs one, so that the service starts without the issuer.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

  /** How long keys are taken for current; a key that is not among them is asked for at once. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** How long they do when the issuer does not answer. */
  static final Duration OUTAGE = Duration.ofHours(1);

  /** At most twice in this time, however many tokens name a key that nobody knows. */
  private static final Duration PACE = Duration.ofSeconds(30);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 256 * 1024;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String issuer;
  private final ResourceRetriever web =
      new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MAX_BYTES);

  private IssuerKeys(String issuer) {
    this.issuer = issuer;
  }

  /** The keys of an issuer, kept and renewed. */
  static JWKSource<SecurityContext> of(String issuer) {
    return JWKSourceBuilder.create(new IssuerKeys(issuer))
        .cache(FRESH.toMillis(), 3 * TIMEOUT.toMillis())
        .refreshAheadCache(false)
        .rateLimited(PACE.toMillis())
        .outageTolerant(OUTAGE.toMillis())
        .build();
  }

  /** Whether what comes from there can be believed: by https, or from this machine. */
  static boolean isTrustworthy(String url) {
    try {
      URI uri = new URI(url);
      String host = uri.getHost();
      return host != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(host));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public JWKSet getJWKSet(
      @Nullable JWKSetCacheRefreshEvaluator evaluator,
      long currentTime,
      @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return JWKSet.parse(get(keysUrl()));
    } catch (IOException | ParseException | JacksonException e) {
      log.atWarn()
          .addKeyValue("error", e.getClass().getName())
          .log("The keys of CLERK_ISSUER_URL cannot be had");
      throw new RemoteKeySourceException("the issuer's keys cannot be had", e);
    }
  }

  private String keysUrl() throws IOException {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode document =
        JsonMapper.shared().readTree(get(base + "/.well-known/openid-configuration"));
    String keys = document.path("jwks_uri").asString("");
    if (!document.path("issuer").asString("").equals(issuer) || !isTrustworthy(keys)) {
      throw new IOException("the discovery document is another issuer's, or names no keys");
    }
    return keys;
  }

  private String get(String url) throws IOException {
    return web.retrieveResource(URI.create(url).toURL()).getContent();
  }

  @Override
  public void close() {}
}
