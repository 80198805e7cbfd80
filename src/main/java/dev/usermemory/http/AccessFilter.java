package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the shared secret on every path that is not known to be public: as bearer token, or
 * alone, as the assessment backend sends what it is configured with.
 */
final class AccessFilter extends OncePerRequestFilter {

  /** Compared with the path as sent: another spelling of these is not public. */
  private static final Set<String> PUBLIC =
      Set.of(
          "/",
          "/openapi.yaml",
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness");

  private static final String SCHEME = "Bearer ";

  private final byte[] secretDigest;

  AccessFilter(Secret secret) {
    this.secretDigest = Sha256.digest().digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return PUBLIC.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isAuthorized(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      throw RequestProblemException.of(
          ProblemCode.UNAUTHORIZED, "A valid bearer token is required.");
    }
    chain.doFilter(request, response);
  }

  private boolean isAuthorized(@Nullable String header) {
    if (header == null) {
      return false;
    }
    boolean named = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String sent = named ? header.substring(SCHEME.length()) : header;
    // Header bytes arrive as ISO 8859-1; digests are of equal length, so that time tells nothing.
    byte[] token = sent.strip().getBytes(StandardCharsets.ISO_8859_1);
    return MessageDigest.isEqual(secretDigest, Sha256.digest().digest(token));
  }
}
