package dev.usermemory.http.problem;

import org.jspecify.annotations.Nullable;

/** What our own value types expect: they say so in their exception, without the value. */
final class ValueRules {

  private static final String OURS = "dev.usermemory.";

  private ValueRules() {}

  /** Such as {@code must be 1 to 128 visible ASCII characters}. */
  static String of(@Nullable Class<?> type, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean ours = type != null && type.getName().startsWith(OURS) && !type.isEnum();
    String message = ours && root instanceof IllegalArgumentException ? root.getMessage() : null;
    int rule = message == null ? -1 : message.indexOf("must be ");
    return message == null || rule < 0 ? "is not valid" : message.substring(rule);
  }
}
