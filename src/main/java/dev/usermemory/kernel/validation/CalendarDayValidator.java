package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Public for readers of JSON that has no constraints. */
public final class CalendarDayValidator implements ConstraintValidator<CalendarDay, String> {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{8}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  @Override
  public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
    return value == null || isDay(value);
  }

  public static boolean isDay(String value) {
    if (!SHAPE.matcher(value).matches()) {
      return false;
    }
    try {
      return LocalDate.parse(value, DAY).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
