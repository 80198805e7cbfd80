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

/** A day of the calendar as {@code YYYYMMDD}. Null is valid. */
@Documented
@Constraint(validatedBy = CalendarDayValidator.class)
@Target({FIELD, PARAMETER, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface CalendarDay {

  String message() default "must be a day of the calendar as YYYYMMDD";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
