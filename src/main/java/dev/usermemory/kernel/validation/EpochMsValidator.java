package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class EpochMsValidator implements ConstraintValidator<EpochMs, Long> {

  private static final long END_OF_9999 = 253_402_300_799_999L;

  @Override
  public boolean isValid(@Nullable Long value, ConstraintValidatorContext context) {
    boolean valid = value == null || (value >= 0 && value <= END_OF_9999);
    return valid || Faults.report("must be epoch milliseconds, 0 to " + END_OF_9999, context);
  }
}
