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

/** A time zone by its IANA name, such as {@code Pacific/Auckland}. Null is valid. */
@Documented
@Constraint(validatedBy = TimeZoneValidator.class)
@Target({FIELD, PARAMETER, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeZone {

  String message() default TimeZoneValidator.RULE;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
