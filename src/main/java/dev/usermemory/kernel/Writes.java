package dev.usermemory.kernel;

import dev.usermemory.kernel.json.StrictJson;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Begins writes: whose, what, when, and by which keys a repetition is recognised. */
public final class Writes {

  private static final JsonMapper CANONICAL = StrictJson.canonicalMapper();

  private final Clock clock;

  public Writes(Clock clock) {
    this.clock = clock;
  }

  /**
   * A write at this moment, with the caller's key if there is one.
   *
   * @param target ids of what is written, other than the user's, and options that change the write
   * @param content what is said, null when the operation takes nothing
   */
  public Write begin(
      UserId userId,
      CallerKey key,
      WriteOperation operation,
      List<String> target,
      @Nullable Object content) {
    return begin(userId, key, Stream.of(), operation, target, content);
  }

  /** The same for a write that has a key by nature, beside the caller's. */
  public Write beginOnce(
      UserId userId, CallerKey key, String naturalKey, WriteOperation operation, Object content) {
    return begin(userId, key, Stream.of(naturalKey), operation, List.of(), content);
  }

  private Write begin(
      UserId userId,
      CallerKey key,
      Stream<String> naturalKey,
      WriteOperation operation,
      List<String> target,
      @Nullable Object content) {
    Trail.current().concerns(userId);
    List<String> values = Stream.concat(Stream.ofNullable(key.value()), naturalKey).toList();
    String hash = values.isEmpty() ? "" : requestHash(operation, target, content);
    long nowMs = clock.millis();
    return new Write(
        userId,
        operation,
        nowMs,
        Objects.requireNonNullElse(key.acceptedAtMs(), nowMs),
        values.stream().map(value -> new IdempotencyKey(value, hash)).toList());
  }

  /** Lower-case SHA-256 hex; equal for requests that mean the same, whatever their spelling. */
  static String requestHash(
      WriteOperation operation, List<String> target, @Nullable Object content) {
    return Sha256.hex(
        CANONICAL.writeValueAsBytes(Arrays.asList(operation.wireName(), target, content)));
  }
}
