package dev.usermemory.delivery.web;

import dev.usermemory.delivery.ParkedWrite;
import dev.usermemory.delivery.ParkedWrites;
import org.jspecify.annotations.Nullable;

/**
 * A parked write as an operator sees it.
 *
 * @param reason why it was refused when it was last delivered, absent while its session is unknown
 */
record ParkedResponse(
    String id,
    String operation,
    String sessionId,
    long acceptedAtMs,
    long expiresAtMs,
    @Nullable String reason) {

  static ParkedResponse of(ParkedWrites.Entry entry) {
    ParkedWrite write = entry.write();
    return new ParkedResponse(
        write.id(),
        write.operation().wireName(),
        write.sessionId(),
        write.acceptedAtMs(),
        write.expiresAtMs(),
        entry.reason());
  }
}
