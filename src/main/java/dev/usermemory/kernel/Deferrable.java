package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A write as its door took it, before anything is known of what is stored: enough to knock at the
 * same door again later.
 *
 * @param userId whose it is, null while only the session is known
 * @param sessionId null when the write names no session
 * @param content what is said; goes through JSON, and is read again as {@link
 *     Deliverable#contentType()}
 */
public record Deferrable(
    WriteOperation operation,
    @Nullable UserId userId,
    @Nullable String sessionId,
    CallerKey key,
    Object content) {}
