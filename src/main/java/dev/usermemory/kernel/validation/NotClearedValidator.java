package dev.usermemory.kernel.validation;

import dev.usermemory.kernel.json.Patched;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class NotClearedValidator implements ConstraintValidator<NotCleared, Patched<?>> {

  @Override
  public boolean isValid(@Nullable Patched<?> value, ConstraintValidatorContext context) {
    return !(value instanceof Patched.Cleared);
  }
}
