package dev.usermemory.kernel.validation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An id, tag or name: 1 to {@link #max} characters, without control characters and unpaired
 * surrogates. Null is valid.
 */
@Documented
@Constraint(validatedBy = LabelValidator.class)
@Target({FIELD, PARAMETER, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Label {

  int max() default 128;

  /** Whether it must fit into a path, where servers and proxies read {@code / \} differently. */
  boolean inPath() default false;

  String message() default "is not valid";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
