package dev.usermemory.privacy.consent;

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

  StorePolicy policy() {
    return new StorePolicy(
        fallback == Decision.GRANTED,
        StorePolicy.DEFAULT.idempotencyTtlMs(),
        StorePolicy.DEFAULT.sessionTtlMs());
  }
}
