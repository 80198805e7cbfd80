package dev.usermemory.kernel;

import java.util.List;

/**
 * One atomic write: whose data, what is done, when, and the keys by which a repetition is
 * recognised.
 *
 * <p>A store looks every key up inside the transaction of the write. When one is known, it changes
 * nothing and tells what came of it from what is stored now, or throws {@link ConflictException}
 * when the recorded request differs or what the write left has gone since. Otherwise it applies the
 * write and records ids and results, no document, under all keys for {@link
 * StorePolicy#idempotencyTtlMs()}. Denied and failed writes are not recorded.
 *
 * @param nowMs epoch milliseconds; stores have no clock of their own
 * @param acceptedAtMs when the write was taken, which is before now when it had to wait; a person
 *     who was erased since then stays erased
 * @param keys at most two: the caller's {@code Idempotency-Key} and the natural key of the write
 */
public record Write(
    UserId userId,
    WriteOperation operation,
    long nowMs,
    long acceptedAtMs,
    List<IdempotencyKey> keys) {

  /** Taken and done at the same moment. */
  public Write(UserId userId, WriteOperation operation, long nowMs, List<IdempotencyKey> keys) {
    this(userId, operation, nowMs, nowMs, keys);
  }

  public Write {
    keys = List.copyOf(keys);
  }

  public static Write of(UserId userId, WriteOperation operation, long nowMs) {
    return new Write(userId, operation, nowMs, List.of());
  }
}
