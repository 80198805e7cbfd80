package dev.usermemory.kernel.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the zones of the platform's time zone database. */
public final class TimeZoneValidator implements ConstraintValidator<TimeZone, String> {

  public static final String RULE = "must be the IANA name of a time zone, such as Europe/Lisbon";

  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  /** Empty for any other name, offsets such as {@code +02:00} among them. */
  public static Optional<ZoneId> find(String name) {
    return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
  }

  @Override
  public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
    return value == null || NAMES.contains(value);
  }
}
