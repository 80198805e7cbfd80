package dev.usermemory.memory.fact;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A half-life in milliseconds: one minute to 3650 days. Null is valid. */
@Documented
@Min(60_000)
@Max(315_360_000_000L)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HalfLife {

  String message() default "must be 60000 to 315360000000 milliseconds";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
