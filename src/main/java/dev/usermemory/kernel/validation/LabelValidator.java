package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class LabelValidator implements ConstraintValidator<Label, String> {

  private int max;

  @Override
  public void initialize(Label label) {
    max = label.max();
  }

  @Override
  public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
    return value == null || Faults.report(Characters.labelFault(value, max), context);
  }
}
