package dev.usermemory.progress;

import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.PersonalZones;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.TimeZoneValidator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which day something counts for: the day that the caller names, or else the day that it is for the
 * person. There is no later day than tomorrow in UTC, which is today east of it.
 */
@Component
public class ActivityDays {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final PersonalZones people;
  private final Clock clock;

  ActivityDays(PersonalZones people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /** The one that the caller names, or the person's, or UTC. */
  ZoneId zoneOf(UserId user, CallerZone caller) {
    return caller.given() != null ? caller.given() : people.zoneOf(user).orElse(ZoneOffset.UTC);
  }

  /** The same when the name of the person's, if there is one, is known already. */
  public static ZoneId zoneOf(CallerZone caller, @Nullable String timeZone) {
    return caller.given() != null
        ? caller.given()
        : Optional.ofNullable(timeZone).flatMap(TimeZoneValidator::find).orElse(ZoneOffset.UTC);
  }

  public LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** The latest day that anything can be reported for. */
  public LocalDate latest() {
    return today(ZoneOffset.UTC).plusDays(1);
  }

  /**
   * The day given, or else the one that it was.
   *
   * @param field the caller's name for the day
   * @param given {@code YYYYMMDD}, a real day; a later one than {@link #latest} is a 422, since the
   *     streak would wait for it
   * @param atMs when it was reported
   */
  public String activityDay(String field, @Nullable String given, long atMs, ZoneId zone) {
    return given == null
        ? DAY.format(LocalDate.ofInstant(Instant.ofEpochMilli(atMs), zone))
        : checked(field, given);
  }

  /** The day given, unless it is too late. */
  public String checked(String field, String given) {
    if (given.compareTo(DAY.format(latest())) > 0) {
      throw new InvalidValueException(field, "must not be after tomorrow (UTC)");
    }
    return given;
  }

  /** When what counts for a day happened: at the end of that day, but not after it was reported. */
  public static long momentOf(String day, ZoneId zone, long atMs) {
    long endMs =
        LocalDate.parse(day, DAY).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    return Math.max(0, Math.min(atMs, endMs));
  }
}
