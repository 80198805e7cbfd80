package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a caller named a write by, so that it can be repeated ({@code Idempotency-Key} over HTTP).
 *
 * @param value 1 to 255 printable ASCII characters, null when the caller named none
 */
public record CallerKey(@Nullable String value) {

  public static final CallerKey NONE = new CallerKey(null);
}
