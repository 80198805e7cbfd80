package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Reports what is wrong in the words of the rule. */
final class Faults {

  private Faults() {}

  /** True when there is no fault. Faults are our own constants, never the caller's text. */
  static boolean report(@Nullable String fault, ConstraintValidatorContext context) {
    if (fault != null) {
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
    }
    return fault == null;
  }
}
