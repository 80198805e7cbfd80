package dev.usermemory.memory.profile;

import org.jspecify.annotations.Nullable;

/**
 * Who the person is.
 *
 * @param updatedAt strictly increasing per user, so that it serves as version
 */
public record Profile(
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String avatarUrl,
    @Nullable String bio,
    long createdAt,
    long updatedAt) {}
