package dev.usermemory.store.convex;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Convex is and how patient the service is with it.
 *
 * @param url of the deployment, such as {@code https://name.convex.cloud}
 * @param deployKey a key that may run internal queries and mutations
 * @param timeout for one operation, all its attempts and pauses included
 * @param attemptTimeout for one HTTP exchange, to the last byte of the answer
 * @param connectTimeout for opening a connection
 * @param maxAttempts of one operation, 1 meaning no retries
 * @param backoff pause before the second attempt; doubles with each further one, with jitter of
 *     half
 * @param maxConcurrent operations at a time per kind; a small deployment runs 16 queries and 16
 *     mutations
 * @param breakerOpen how long the circuit breaker rejects before it probes again
 */
@Validated
@ConditionalOnProperty("usermemory.convex.url")
@ConfigurationProperties("usermemory.convex")
record ConvexProperties(
    @NotNull URI url,
    @NotNull @Valid DeployKey deployKey,
    @DefaultValue("4s") Duration timeout,
    @DefaultValue("1500ms") Duration attemptTimeout,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("5") @Min(1) @Max(10) int maxAttempts,
    @DefaultValue("50ms") Duration backoff,
    @DefaultValue("16") @Min(1) @Max(1024) int maxConcurrent,
    @DefaultValue("5s") Duration breakerOpen) {}
