package dev.usermemory.http.problem;

import dev.usermemory.kernel.InvalidValueException;

/** What our own value types expect: they say so in their exception, without the value. */
final class ValueRules {

  private ValueRules() {}

  /** Such as {@code must be 1 to 128 visible ASCII characters}. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof InvalidValueException invalid
        ? invalid.violations().getFirst().message()
        : "is not valid";
  }
}
