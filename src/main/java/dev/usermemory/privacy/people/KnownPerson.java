package dev.usermemory.privacy.people;

import dev.usermemory.kernel.UserId;

/**
 * Somebody of whom something is stored.
 *
 * @param changedAtMs about when it was last changed: the revision of their memory
 */
public record KnownPerson(UserId userId, long changedAtMs) {}
