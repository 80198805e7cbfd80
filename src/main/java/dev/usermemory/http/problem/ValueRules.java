package dev.usermemory.http.problem;

import dev.usermemory.kernel.InvalidValueException;
import org.springframework.core.NestedExceptionUtils;

/** What our own value types expect: they say so in their exception, without the value. */
final class ValueRules {

  private ValueRules() {}

  /** Such as {@code must be 1 to 128 visible ASCII characters}. */
  static String of(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof InvalidValueException ours
        ? ours.violations().getFirst().message()
        : "is not valid";
  }
}
