package dev.usermemory.progress;

import dev.usermemory.kernel.LimitExceededException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an activity changes a person's standing. */
public final class GamificationRules {

  /** A person has at most this many badges. */
  public static final int MAX_BADGES = 500;

  private static final long XP_PER_LEVEL_SQUARED = 100;

  private GamificationRules() {}

  /** {@code 1 + ⌊√(xpTotal / 100)⌋}: level 2 from 100 points, 3 from 400, 4 from 900. */
  public static int levelFor(long xpTotal) {
    return 1 + (int) Math.floor(Math.sqrt((double) xpTotal / XP_PER_LEVEL_SQUARED));
  }

  /**
   * Points stay between 0 and {@link RollupMerge#MAX_COUNTER}. The days of activity are a set, so
   * that a day reported late closes a gap. Throws {@link LimitExceededException} past {@link
   * #MAX_BADGES}.
   */
  public static Gamification apply(Gamification stored, GamificationUpdate update, long nowMs) {
    long xpTotal = points(stored.xpTotal(), update.xpDelta());
    ActivityHistory before = ActivityHistory.of(stored);
    ActivityHistory days = isActivity(update) ? before.withDay(update.dateYYYYMMDD()) : before;
    String season = currentSeason(before, stored.seasonId(), update);
    ActivityHistory history = withSeason(days, stored.seasonId(), update);
    Season current = history.season(season);
    return new Gamification(
        xpTotal,
        levelFor(xpTotal),
        history.lastRun().map(DayRun::days).orElse(0),
        history.lastRun().map(DayRun::to).orElse(null),
        badges(stored.badges(), update.badgesToAdd()),
        season,
        current == null ? null : current.xp(),
        nowMs,
        history);
  }

  /**
   * Without points that were counted; days and badges stay.
   *
   * @param seasonId that they were counted for, null when there was none
   */
  public static Gamification takeBack(
      Gamification stored, long xp, @Nullable String seasonId, long nowMs) {
    long xpTotal = points(stored.xpTotal(), -xp);
    ActivityHistory before = ActivityHistory.of(stored);
    Season season = before.season(seasonId);
    ActivityHistory history =
        season == null
            ? before
            : before.withSeason(
                new Season(season.seasonId(), points(season.xp(), -xp), season.lastYYYYMMDD()));
    Season current = history.season(stored.seasonId());
    return new Gamification(
        xpTotal,
        levelFor(xpTotal),
        stored.streakDays(),
        stored.lastActivityYYYYMMDD(),
        stored.badges(),
        stored.seasonId(),
        current == null ? null : current.xp(),
        nowMs,
        history);
  }

  /** Taking points back is none, unless it comes with a badge. */
  private static boolean isActivity(GamificationUpdate update) {
    return update.xpDelta() >= 0 || !update.badgesToAdd().isEmpty();
  }

  /**
   * The season with the latest activity. On the same day a new season takes over, but one that was
   * known before does not: then it is a report that comes late.
   */
  private static @Nullable String currentSeason(
      ActivityHistory history, @Nullable String stored, GamificationUpdate update) {
    String named = update.seasonId();
    Season current = history.season(stored);
    if (named == null || !isActivity(update)) {
      return stored;
    }
    if (current == null) {
      return named;
    }
    int later = update.dateYYYYMMDD().compareTo(current.lastYYYYMMDD());
    return later > 0 || later == 0 && history.season(named) == null ? named : stored;
  }

  /** An activity that names no season counts for the current one. */
  private static ActivityHistory withSeason(
      ActivityHistory history, @Nullable String stored, GamificationUpdate update) {
    String id = update.seasonId() != null ? update.seasonId() : stored;
    Season before = history.season(id);
    if (id == null || before == null && !isActivity(update)) {
      return history;
    }
    String last = before == null ? "" : before.lastYYYYMMDD();
    boolean extended = update.seasonId() != null && isActivity(update);
    String day = update.dateYYYYMMDD();
    return history.withSeason(
        new Season(
            id,
            points(before == null ? 0 : before.xp(), update.xpDelta()),
            extended && day.compareTo(last) > 0 ? day : last));
  }

  private static long points(long stored, long delta) {
    return Math.max(0, RollupMerge.add(stored, delta));
  }

  private static List<String> badges(List<String> stored, List<String> added) {
    List<String> united = Labels.unite(stored, added);
    if (united.size() > MAX_BADGES) {
      throw new LimitExceededException("badges", MAX_BADGES);
    }
    return united;
  }
}
