package dev.usermemory.assessment;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which model made an assessment. Both names are a caller's words made harmless: at most 64 of
 * {@code a-z 0-9 . _ : / -}, {@code other} when they were anything else, {@code unknown} when there
 * was none.
 */
public record Assessor(String provider, String model) {

  public static final String OTHER = "other";
  public static final Assessor UNKNOWN = new Assessor("unknown", "unknown");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._:/-]{0,63}");

  /** As a caller named them. */
  static Assessor of(@Nullable String provider, @Nullable String model) {
    return new Assessor(name(provider), name(model));
  }

  private static String name(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return UNKNOWN.model;
    }
    String name = said.strip().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() ? name : OTHER;
  }
}
