package dev.usermemory.delivery;

import dev.usermemory.kernel.WriteOperation;

/**
 * A write that waits until it is known whose session it is; it belongs to nobody yet.
 *
 * @param id the same for the same write
 * @param content as JSON
 * @param acceptedAtMs when it was taken, epoch milliseconds
 * @param expiresAtMs it is given up from this millisecond on
 */
public record ParkedWrite(
    String id,
    String sessionId,
    WriteOperation operation,
    String content,
    long acceptedAtMs,
    long expiresAtMs) {}
