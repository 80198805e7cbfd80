package dev.usermemory.memory.profile;

import org.jspecify.annotations.Nullable;

/**
 * Who the person is.
 *
 * @param timeZone by its IANA name; decides which day it is for the person
 * @param updatedAt strictly increasing per user, so that it serves as version
 */
public record Profile(
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String avatarUrl,
    @Nullable String bio,
    @Nullable String timeZone,
    long createdAt,
    long updatedAt) {

  /** As it is stored in place of another, whose creation it keeps; its own times are ignored. */
  public Profile replacing(@Nullable Profile stored, long nowMs) {
    return new Profile(
        displayName,
        email,
        avatarUrl,
        bio,
        timeZone,
        stored == null ? nowMs : stored.createdAt,
        stored == null ? nowMs : Math.max(nowMs, stored.updatedAt + 1));
  }
}
