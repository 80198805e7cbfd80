package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The caller's {@code Idempotency-Key}, as a parameter of a controller method.
 *
 * @param value 1 to 255 printable ASCII characters, null when the caller sent none
 */
public record CallerKey(@Nullable String value) {

  public static final String NAME = "Idempotency-Key";
}
