package dev.usermemory.progress;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reports and activities of a person. */
@Service
public class ProgressService {

  private final ProgressStore rollups;
  private final GamificationStore gamification;
  private final ActivityDays days;
  private final Deferral deferral;
  private final Clock clock;
  private final Writes writes;

  ProgressService(
      ProgressStore rollups,
      GamificationStore gamification,
      ActivityDays days,
      Deferral deferral,
      Clock clock) {
    this.rollups = rollups;
    this.gamification = gamification;
    this.days = days;
    this.deferral = deferral;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /** Adds a report to its day; returns the day as it is now. A day that is too late is refused. */
  public Outcome<DailyRollup> add(UserId user, CallerKey key, DailyReport report) {
    days.checked("date", report.date());
    report.toRollup(clock.millis()); // refuses what could never be delivered
    return deferral.doOrDefer(
        new Deferrable(WriteOperation.UPSERT_DAILY, user, null, key, report),
        keyNow -> addNow(user, keyNow, report));
  }

  /** The same without deferring it. */
  Outcome<DailyRollup> addNow(UserId user, CallerKey key, DailyReport report) {
    Write write = writes.begin(user, key, WriteOperation.UPSERT_DAILY, List.of(), report);
    return rollups.upsertDaily(write, report.toRollup(write.acceptedAtMs()));
  }

  /**
   * The days of a range, both ends included.
   *
   * @param from {@code YYYYMMDD}, null for 29 days before the end
   * @param to {@code YYYYMMDD}, null for all up to now, wherever the person is
   */
  public Outcome<Page<DailyRollup>> list(
      UserId user,
      CallerZone caller,
      @Nullable String from,
      @Nullable String to,
      @Nullable String skillId,
      PageRequest page) {
    DayRange range =
        to == null
            ? DayRange.upTo(days.today(days.zoneOf(user, caller)), from, days.latest())
            : DayRange.of(from, to);
    return rollups.listDaily(user, range.from(), range.to(), skillId, page, clock.millis());
  }

  /** The standing as of today. */
  public Outcome<Standing> standing(UserId user, CallerZone caller) {
    LocalDate today = days.today(days.zoneOf(user, caller));
    return gamification
        .findGamification(user, clock.millis())
        .map(stored -> Standing.of(stored, today));
  }

  /** Adds an activity; returns the standing as it is now. */
  public Outcome<Standing> add(
      UserId user, CallerKey key, CallerZone caller, ActivityReport report) {
    if (report.date() != null) {
      days.checked("date", report.date());
    }
    var reported = new ReportedActivity(report, caller.given());
    return deferral.doOrDefer(
        new Deferrable(WriteOperation.UPDATE_GAMIFICATION, user, null, key, reported),
        keyNow -> addNow(user, keyNow, reported));
  }

  /**
   * The same without deferring it; without a day it counts for the one on which it was reported.
   */
  Outcome<Standing> addNow(UserId user, CallerKey key, ReportedActivity reported) {
    ActivityReport report = reported.report();
    ZoneId zone = days.zoneOf(user, reported.zone());
    Write write = writes.begin(user, key, WriteOperation.UPDATE_GAMIFICATION, List.of(), report);
    String day = days.activityDay("date", report.date(), write.acceptedAtMs(), zone);
    return gamification
        .updateGamification(write, report.toUpdate(day))
        .map(stored -> Standing.of(stored, days.today(zone)));
  }
}
