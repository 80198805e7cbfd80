package dev.usermemory.privacy.consent;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision. An expired one counts as not made.
 *
 * @param consent its name; {@link #MEMORY} and {@link #PROGRESS} gate data, others are only kept
 * @param scope free text of the caller's own
 * @param version of the terms consented to
 */
public record Consent(
    String consent,
    boolean granted,
    @Nullable String scope,
    @Nullable String version,
    long createdAt,
    long updatedAt,
    @Nullable Long expiresAtMs) {

  /** Gates facts and episodes. */
  public static final String MEMORY = "memory";

  /** Gates daily rollups and gamification. */
  public static final String PROGRESS = "progress";
}
