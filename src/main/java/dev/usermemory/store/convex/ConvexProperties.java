package dev.usermemory.store.convex;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.context.annotation.Conditional;

/**
 * Where Convex is and how patient the service is with it.
 *
 * @param url of the deployment, such as {@code https://name.convex.cloud}
 * @param deployKey a key that may run internal queries and mutations
 * @param timeout for one operation, all its attempts and pauses included; a bare number in the
 *     configuration means seconds
 * @param finalizePatience {@code FINALIZE_PATIENCE}: for a finalize or a session summary, all its
 *     calls included, when there is no outbox; its caller waits 5 s and does not ask again. 100 ms
 *     to 60 s
 * @param attemptTimeout for one HTTP exchange, to the last byte of the answer
 * @param connectTimeout for opening a connection
 * @param maxAttempts of one operation, 1 to 10, 1 meaning no retries
 * @param backoff pause before the second attempt; doubles with each further one, with jitter of
 *     half
 * @param maxConcurrent operations at a time per kind, 1 to 1,024; a small deployment runs 16
 *     queries and 16 mutations
 * @param breakerOpen how long the circuit breaker rejects before it probes again
 * @param sessionResolver {@code CONVEX_SESSION_RESOLVER}: a query of the host application, such as
 *     {@code sessions:owner}, that takes {@code {sessionId}} and returns a user id or null; empty
 *     when nobody is asked
 */
@Conditional(OnConvexStore.class)
@ConfigurationProperties("usermemory.convex")
record ConvexProperties(
    URI url,
    @DefaultValue("") Secret deployKey,
    @DefaultValue("2") @DurationUnit(ChronoUnit.SECONDS) Duration timeout,
    @DefaultValue("4500ms") Duration finalizePatience,
    @DefaultValue("1500ms") Duration attemptTimeout,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("5") int maxAttempts,
    @DefaultValue("50ms") Duration backoff,
    @DefaultValue("16") int maxConcurrent,
    @DefaultValue("5s") Duration breakerOpen,
    @DefaultValue("") String sessionResolver) {

  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_/.-]+:[A-Za-z0-9_]+");

  ConvexProperties {
    String scheme = url.getScheme();
    require("http".equals(scheme) || "https".equals(scheme), "CONVEX_URL must be an http(s) URL");
    require(!deployKey.isEmpty(), "CONVEX_DEPLOY_KEY must be set when CONVEX_URL is");
    require(timeout.isPositive(), "CONVEX_TIMEOUT_SECONDS must be more than 0");
    require(
        finalizePatience.toMillis() >= 100 && finalizePatience.toSeconds() <= 60,
        "FINALIZE_PATIENCE must be 100ms to 60s");
    require(attemptTimeout.isPositive(), "usermemory.convex.attempt-timeout must be more than 0");
    require(connectTimeout.isPositive(), "usermemory.convex.connect-timeout must be more than 0");
    require(
        maxAttempts >= 1 && maxAttempts <= 10, "usermemory.convex.max-attempts must be 1 to 10");
    require(backoff.toMillis() >= 1, "usermemory.convex.backoff must be at least 1 ms");
    require(
        maxConcurrent >= 1 && maxConcurrent <= 1024,
        "usermemory.convex.max-concurrent must be 1 to 1024");
    sessionResolver = sessionResolver.strip();
    require(
        sessionResolver.isEmpty() || FUNCTION.matcher(sessionResolver).matches(),
        "CONVEX_SESSION_RESOLVER must name a query as path:query");
    require(breakerOpen.isPositive(), "usermemory.convex.breaker-open must be more than 0");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidSettingException(message);
    }
  }
}
