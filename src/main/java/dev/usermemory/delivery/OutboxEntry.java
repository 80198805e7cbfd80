package dev.usermemory.delivery;

import dev.usermemory.kernel.WriteOperation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A write that waits, without what it says.
 *
 * @param seq the order in which writes were accepted
 * @param id by which an operator finds it
 * @param lane whose writes are delivered in order
 * @param operation its wire name, which an older or newer version may not know
 * @param acceptedAtMs when the caller was told that it is kept; epoch milliseconds, as all times
 * @param waitingSinceMs the same, or when an operator asked to try again
 * @param attempts to deliver it that the store answered with a failure
 * @param reason why it was set aside, null while it waits
 */
public record OutboxEntry(
    long seq,
    String id,
    Lane lane,
    String operation,
    long acceptedAtMs,
    long waitingSinceMs,
    int attempts,
    long nextAttemptAtMs,
    State state,
    @Nullable String reason) {

  /** Whether it will be tried. */
  public enum State {
    WAITING,
    /** It can never be done as it is; an operator decides. */
    SET_ASIDE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static OutboxEntry waiting(long seq, String id, Lane lane, WriteOperation operation, long nowMs) {
    return new OutboxEntry(
        seq, id, lane, operation.wireName(), nowMs, nowMs, 0, nowMs, State.WAITING, null);
  }

  OutboxEntry postponed(int attempts, long nextAttemptAtMs) {
    return new OutboxEntry(
        seq,
        id,
        lane,
        operation,
        acceptedAtMs,
        waitingSinceMs,
        attempts,
        nextAttemptAtMs,
        state,
        reason);
  }

  OutboxEntry setAside(String why) {
    return new OutboxEntry(
        seq,
        id,
        lane,
        operation,
        acceptedAtMs,
        waitingSinceMs,
        attempts,
        nextAttemptAtMs,
        State.SET_ASIDE,
        why);
  }

  OutboxEntry waitingAgain(long nowMs) {
    return new OutboxEntry(
        seq, id, lane, operation, acceptedAtMs, nowMs, 0, nowMs, State.WAITING, null);
  }
}
