package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class TextValidator implements ConstraintValidator<Text, String> {

  private int min;
  private int max;

  @Override
  public void initialize(Text text) {
    min = text.min();
    max = text.max();
  }

  @Override
  public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
    return value == null || Faults.report(Characters.textFault(value, min, max), context);
  }
}
