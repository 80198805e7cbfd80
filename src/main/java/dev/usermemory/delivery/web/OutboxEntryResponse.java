package dev.usermemory.delivery.web;

import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.kernel.UserId;
import dev.usermemory.ops.UserIdHash;
import org.jspecify.annotations.Nullable;

/**
 * A waiting write as an operator sees it.
 *
 * @param user as in the log, absent while only the session is known
 * @param sessionId absent when the user is known
 * @param nextAttemptAtMs absent when it was set aside
 */
record OutboxEntryResponse(
    String id,
    String operation,
    @Nullable String user,
    @Nullable String sessionId,
    long acceptedAtMs,
    int attempts,
    @Nullable Long nextAttemptAtMs,
    String state,
    @Nullable String reason) {

  static OutboxEntryResponse of(OutboxEntry entry, UserIdHash users) {
    UserId user = entry.lane().userId();
    boolean waiting = entry.state() == OutboxEntry.State.WAITING;
    return new OutboxEntryResponse(
        entry.id(),
        entry.operation(),
        user == null ? null : users.of(user.value()),
        entry.lane().sessionId(),
        entry.acceptedAtMs(),
        entry.attempts(),
        waiting ? entry.nextAttemptAtMs() : null,
        entry.state().wireName(),
        entry.reason());
  }
}
