package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a caller named a write by, so that it can be repeated ({@code Idempotency-Key} over HTTP).
 *
 * @param value 1 to 255 printable ASCII characters, null when the caller named none
 * @param acceptedAtMs when the write was first taken, if it is delivered later than that; epoch
 *     milliseconds
 */
public record CallerKey(@Nullable String value, @Nullable Long acceptedAtMs) {

  public static final CallerKey NONE = new CallerKey(null, null);

  public static CallerKey of(String value) {
    return new CallerKey(value, null);
  }
}
