package dev.usermemory.store.convex;

import static dev.usermemory.kernel.InvalidSettingException.require;
import static dev.usermemory.kernel.InvalidSettingException.requireWithin;

import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.context.annotation.Conditional;

/**
 * Where Convex is and how patient the service is with it.
 *
 * @param url of the deployment, such as {@code https://name.convex.cloud}
 * @param deployKey a key that may run internal queries and mutations
 * @param timeout {@code CONVEX_TIMEOUT_SECONDS}: for one operation, all its attempts and pauses
 *     included; a bare number means seconds. 100 ms to 60 s
 * @param finalizePatience {@code FINALIZE_PATIENCE}: for a finalize or a session summary, all its
 *     calls included, when there is no outbox; its caller waits 5 s and does not ask again. 100 ms
 *     to 60 s
 * @param attemptTimeout for one HTTP exchange, to the last byte of the answer, up to 60 s
 * @param connectTimeout for opening a connection, up to 60 s
 * @param maxAttempts of one operation, 1 to 10, 1 meaning no retries
 * @param backoff pause before the second attempt, 1 ms to 10 s; doubles with each further one, with
 *     jitter of half
 * @param maxConcurrent operations at a time per kind, 1 to 1,024; a small deployment runs 16
 *     queries and 16 mutations
 * @param maxConcurrentWritesPerPerson of one person, 1 to 16; more than one only conflict
 * @param maxWaitingWritesPerPerson of one person, until their turn or their deadline, 1 to 10,000;
 *     further ones are refused at once
 * @param longestTurn that one write keeps others of its person waiting, up to 60 s
 * @param importPercent of the 4 MiB that a deployment writes in a second, for all imports of this
 *     instance, 1 to 100
 * @param breakerOpen how long the circuit breaker rejects before it probes again, up to 10 min
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
    @DefaultValue("1") int maxConcurrentWritesPerPerson,
    @DefaultValue("200") int maxWaitingWritesPerPerson,
    @DefaultValue("500ms") Duration longestTurn,
    @DefaultValue("25") int importPercent,
    @DefaultValue("5s") Duration breakerOpen,
    @DefaultValue("") String sessionResolver) {

  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_/.-]+:[A-Za-z0-9_]+");

  /** What a header can carry. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

  ConvexProperties {
    require(isHttp(url), "CONVEX_URL must be an http(s) URL");
    require(!deployKey.isEmpty(), "CONVEX_DEPLOY_KEY must be set when CONVEX_URL is");
    require(
        KEY.matcher(deployKey.reveal()).matches(),
        "CONVEX_DEPLOY_KEY must be one line without blanks");
    within("CONVEX_TIMEOUT_SECONDS", timeout, "100ms", "60s");
    within("FINALIZE_PATIENCE", finalizePatience, "100ms", "60s");
    within("usermemory.convex.attempt-timeout", attemptTimeout, "1ms", "60s");
    within("usermemory.convex.connect-timeout", connectTimeout, "1ms", "60s");
    requireWithin("usermemory.convex.max-attempts", maxAttempts, 1, 10);
    within("usermemory.convex.backoff", backoff, "1ms", "10s");
    requireWithin("usermemory.convex.max-concurrent", maxConcurrent, 1, 1024);
    requireWithin(
        "usermemory.convex.max-concurrent-writes-per-person", maxConcurrentWritesPerPerson, 1, 16);
    requireWithin(
        "usermemory.convex.max-waiting-writes-per-person", maxWaitingWritesPerPerson, 1, 10_000);
    within("usermemory.convex.longest-turn", longestTurn, "1ms", "60s");
    requireWithin("usermemory.convex.import-percent", importPercent, 1, 100);
    within("usermemory.convex.breaker-open", breakerOpen, "1ms", "10m");
    sessionResolver = sessionResolver.strip();
    require(
        sessionResolver.isEmpty() || FUNCTION.matcher(sessionResolver).matches(),
        "CONVEX_SESSION_RESOLVER must name a query as path:query");
  }

  private static boolean isHttp(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    return http && url.getHost() != null;
  }

  /** Compared as durations: in milliseconds an absurd one overflows. */
  private static void within(String name, Duration value, String least, String most) {
    boolean holds =
        value.compareTo(DurationStyle.SIMPLE.parse(least)) >= 0
            && value.compareTo(DurationStyle.SIMPLE.parse(most)) <= 0;
    require(holds, name + " must be " + least + " to " + most);
  }
}
