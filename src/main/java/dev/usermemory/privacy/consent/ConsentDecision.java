package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Text;
import dev.usermemory.memory.CallerTimes;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A decision as a person makes it. */
public record ConsentDecision(
    @NotNull(message = "is required") Boolean granted,
    @Text(min = 0, max = 256) @Nullable String scope,
    @Text(min = 0, max = 64) @Nullable String version,
    @EpochMs @Nullable Long expiresAtMs) {

  Consent toConsent(String name, long nowMs) {
    Long expiresAt = CallerTimes.expiresAt("expiresAtMs", expiresAtMs, nowMs);
    return new Consent(name, granted, scope, version, nowMs, nowMs, expiresAt);
  }
}
