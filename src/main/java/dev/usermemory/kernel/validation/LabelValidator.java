package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class LabelValidator implements ConstraintValidator<Label, String> {

  private int max;
  private boolean inPath;

  @Override
  public void initialize(Label label) {
    max = label.max();
    inPath = label.inPath();
  }

  @Override
  public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
    return value == null || Faults.report(fault(value), context);
  }

  private @Nullable String fault(String value) {
    boolean fits = !inPath || (value.indexOf('/') < 0 && value.indexOf('\\') < 0);
    return fits ? Characters.labelFault(value, max) : "must not contain / or \\";
  }
}
