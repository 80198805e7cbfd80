package dev.usermemory.progress;

import dev.usermemory.kernel.InvalidValueException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which day an activity counts for. Days are UTC; callers may be ahead of it by time zone. */
@Component
public class ActivityDays {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Clock clock;

  ActivityDays(Clock clock) {
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * The day given, or today. A later day than tomorrow is a 422, since the streak would wait for
   * it.
   *
   * @param field the caller's name for the day
   * @param given {@code YYYYMMDD}, a real day
   */
  public String activityDay(String field, @Nullable String given) {
    if (given == null) {
      return DAY.format(today());
    }
    if (given.compareTo(DAY.format(today().plusDays(1))) > 0) {
      throw new InvalidValueException(field, "must not be after tomorrow (UTC)");
    }
    return given;
  }
}
