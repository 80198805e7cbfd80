package dev.usermemory.kernel;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time zone that a caller names for one call ({@code X-Time-Zone} over HTTP); it wins over the
 * person's.
 *
 * @param given null when the caller named none
 */
public record CallerZone(@Nullable ZoneId given) {

  public static final CallerZone NONE = new CallerZone(null);
}
