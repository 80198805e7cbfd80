package dev.usermemory.progress;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's standing as of a day, as callers see it.
 *
 * @param streakDays consecutive days of activity up to that day or the one before; 0 when the last
 *     activity is longer ago
 * @param longestStreakDays the longest that it ever was
 * @see Gamification for the other components
 */
public record Standing(
    long xpTotal,
    int level,
    int streakDays,
    int longestStreakDays,
    @Nullable String lastActivityYYYYMMDD,
    List<String> badges,
    @Nullable String seasonId,
    @Nullable Long seasonXp,
    long updatedAt) {

  public Standing {
    badges = List.copyOf(badges);
  }

  /**
   * @param today in the person's time zone
   */
  public static Standing of(Gamification stored, LocalDate today) {
    ActivityHistory history = ActivityHistory.of(stored);
    return new Standing(
        stored.xpTotal(),
        stored.level(),
        history
            .lastRun()
            .filter(run -> !run.last().isBefore(today.minusDays(1)))
            .map(DayRun::days)
            .orElse(0),
        history.longestStreakDays(),
        stored.lastActivityYYYYMMDD(),
        stored.badges(),
        stored.seasonId(),
        stored.seasonXp(),
        stored.updatedAt());
  }
}
