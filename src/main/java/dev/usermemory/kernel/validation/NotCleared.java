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

/** A member of a merge patch that has no meaning as null: it can be absent, but not cleared. */
@Documented
@Constraint(validatedBy = NotClearedValidator.class)
@Target({FIELD, PARAMETER, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotCleared {

  String message() default "must not be null";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
