package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.LongestWait;
import dev.usermemory.kernel.StorePolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What counts while a person has not decided.
 *
 * @param fallback {@code CONSENT_DEFAULT}: {@code granted} or {@code denied}
 */
@ConfigurationProperties("usermemory.consent")
record ConsentProperties(@Name("default") @DefaultValue("granted") Decision fallback) {

  enum Decision {
    GRANTED,
    DENIED
  }

  /** A write that waits is delivered under its key, which must be known for longer than that. */
  StorePolicy policy(LongestWait wait) {
    long ttlMs = StorePolicy.DEFAULT.idempotencyTtlMs();
    return new StorePolicy(
        fallback == Decision.GRANTED,
        ttlMs + wait.duration().toMillis(),
        StorePolicy.DEFAULT.sessionTtlMs());
  }
}
