package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.Gate;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision. An expired one counts as not made.
 *
 * @param consent its name; those of {@link Gate} decide about data, others are only kept
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
    @Nullable Long expiresAtMs) {}
