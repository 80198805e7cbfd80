package dev.usermemory.privacy.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param caller the name of their credentials
 * @param person a keyed hash of the user id, 32 hex digits
 * @param documents how many were exported, stored or deleted by it
 * @param requestId by which the log has more
 */
public record AuditEvent(
    long atMs,
    AuditAction action,
    String caller,
    String person,
    long documents,
    @Nullable String requestId) {}
