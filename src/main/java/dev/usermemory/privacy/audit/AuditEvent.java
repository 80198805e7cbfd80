package dev.usermemory.privacy.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param caller the name of their credentials
 * @param person a keyed hash of the user id, 32 hex digits; absent when it was done with everybody
 * @param documents how many were exported, stored, deleted or copied by it
 * @param requestId by which the log has more
 */
public record AuditEvent(
    long atMs,
    AuditAction action,
    String caller,
    @Nullable String person,
    long documents,
    @Nullable String requestId) {}
