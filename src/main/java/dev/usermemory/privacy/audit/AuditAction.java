package dev.usermemory.privacy.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is audited. */
public enum AuditAction {
  @JsonProperty("consent_granted")
  CONSENT_GRANTED,
  @JsonProperty("consent_revoked")
  CONSENT_REVOKED,
  @JsonProperty("exported")
  EXPORTED,
  @JsonProperty("imported")
  IMPORTED,
  @JsonProperty("erased")
  ERASED,
  /** Of everybody. */
  @JsonProperty("backed_up")
  BACKED_UP
}
