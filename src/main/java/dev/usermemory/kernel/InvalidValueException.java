package dev.usermemory.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** What was given does not keep to a rule; every violation names its field. */
public final class InvalidValueException extends RefusalException {

  private final List<Violation> violations;

  public InvalidValueException(List<Violation> violations) {
    super(
        violations.stream()
            .map(violation -> violation.field() + " " + violation.message())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public InvalidValueException(String field, String rule) {
    this(List.of(new Violation(field, rule)));
  }

  /** One or more. */
  public List<Violation> violations() {
    return violations;
  }
}
