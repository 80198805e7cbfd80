package dev.usermemory.progress;

import dev.usermemory.kernel.validation.CalendarDayValidator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a standing is computed from, so that days and seasons may be reported in any order. Stored
 * beside the standing, and exported with it; callers of the API never see it.
 *
 * @param longestStreakDays the longest run that there ever was
 * @param days of activity, as runs in ascending order with gaps between them; the latest {@link
 *     #MAX_RUNS}
 * @param seasons the latest {@link #MAX_SEASONS} by their last day, the current one among them
 */
public record ActivityHistory(int longestStreakDays, List<DayRun> days, List<Season> seasons) {

  /** More than a year of activity every other day. */
  static final int MAX_RUNS = 400;

  static final int MAX_SEASONS = 20;

  public ActivityHistory {
    days = List.copyOf(days);
    seasons = List.copyOf(seasons);
  }

  /** As stored, or what a standing without one tells: its streak, and its season. */
  static ActivityHistory of(Gamification stored) {
    if (stored.history() != null) {
      return stored.history();
    }
    String last = lastDay(stored);
    String season = stored.seasonId();
    int streak = Math.max(1, stored.streakDays());
    return new ActivityHistory(
        Math.min(stored.streakDays(), DayRun.MAX_DAYS),
        last == null ? List.of() : List.of(DayRun.endingWith(last, streak)),
        season == null
            ? List.of()
            : List.of(
                new Season(
                    season,
                    Objects.requireNonNullElse(stored.seasonXp(), 0L),
                    Objects.requireNonNullElse(last, ""))));
  }

  /** What an older version took for a day need not be one. */
  private static @Nullable String lastDay(Gamification stored) {
    String last = stored.lastActivityYYYYMMDD();
    return last == null || !CalendarDayValidator.isDay(last) ? null : last;
  }

  /** Whether these are real days, in the order that they are kept in; an import may hold any. */
  public boolean keepsItsOrder() {
    Stream<String> ends = days.stream().flatMap(run -> Stream.of(run.from(), run.to()));
    Stream<String> seasonDays =
        seasons.stream().map(Season::lastYYYYMMDD).filter(day -> !day.isEmpty());
    return Stream.concat(ends, seasonDays).allMatch(CalendarDayValidator::isDay)
        && days.stream().allMatch(run -> run.from().compareTo(run.to()) <= 0)
        && IntStream.range(1, days.size()).noneMatch(this::isOutOfOrder);
  }

  private boolean isOutOfOrder(int i) {
    DayRun before = days.get(i - 1);
    return before.from().compareTo(days.get(i).from()) > 0 || before.meets(days.get(i));
  }

  /** Empty when nobody has done anything. */
  Optional<DayRun> lastRun() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
  }

  ActivityHistory withDay(String day) {
    var runs = new ArrayList<DayRun>();
    DayRun joined = DayRun.of(day);
    for (DayRun run : days) {
      if (run.meets(joined)) {
        joined = run.and(joined);
      } else {
        runs.add(run);
      }
    }
    runs.add(joined);
    runs.sort(Comparator.comparing(DayRun::from));
    return new ActivityHistory(
        Math.max(longestStreakDays, joined.days()),
        runs.subList(Math.max(0, runs.size() - MAX_RUNS), runs.size()),
        seasons);
  }

  @Nullable Season season(@Nullable String seasonId) {
    return seasons.stream()
        .filter(season -> season.seasonId().equals(seasonId))
        .findFirst()
        .orElse(null);
  }

  ActivityHistory withSeason(Season changed) {
    var kept = new ArrayList<Season>(seasons);
    kept.removeIf(season -> season.seasonId().equals(changed.seasonId()));
    kept.add(changed);
    kept.sort(Comparator.comparing(Season::lastYYYYMMDD)); // stable: of equals the latest is last
    return new ActivityHistory(
        longestStreakDays, days, kept.subList(Math.max(0, kept.size() - MAX_SEASONS), kept.size()));
  }
}
