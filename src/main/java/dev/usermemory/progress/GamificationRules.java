package dev.usermemory.progress;

import dev.usermemory.kernel.LimitExceededException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an activity changes a person's standing. */
public final class GamificationRules {

  /** A person has at most this many badges. */
  public static final int MAX_BADGES = 500;

  private static final long XP_PER_LEVEL_SQUARED = 100;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private GamificationRules() {}

  /** {@code 1 + ⌊√(xpTotal / 100)⌋}: level 2 from 100 points, 3 from 400, 4 from 900. */
  public static int levelFor(long xpTotal) {
    return 1 + (int) Math.floor(Math.sqrt((double) xpTotal / XP_PER_LEVEL_SQUARED));
  }

  /**
   * Points stay between 0 and {@link RollupMerge#MAX_COUNTER}. Throws {@link
   * LimitExceededException} past {@link #MAX_BADGES}.
   */
  public static Gamification apply(Gamification stored, GamificationUpdate update, long nowMs) {
    long xpTotal = points(stored.xpTotal(), update.xpDelta());
    String last = stored.lastActivityYYYYMMDD();
    boolean newest = last == null || update.dateYYYYMMDD().compareTo(last) > 0;
    return new Gamification(
        xpTotal,
        levelFor(xpTotal),
        streak(stored.streakDays(), last, update.dateYYYYMMDD()),
        newest ? update.dateYYYYMMDD() : last,
        badges(stored.badges(), update.badgesToAdd()),
        update.seasonId() != null ? update.seasonId() : stored.seasonId(),
        seasonXp(stored, update),
        nowMs);
  }

  /** The day after extends, the same or an earlier day leaves, a gap restarts at 1. */
  private static int streak(int stored, @Nullable String last, String day) {
    if (last == null) {
      return 1;
    }
    if (day.compareTo(last) <= 0) {
      return stored;
    }
    return LocalDate.parse(last, DAY).plusDays(1).equals(LocalDate.parse(day, DAY))
        ? stored + 1
        : 1;
  }

  private static @Nullable Long seasonXp(Gamification stored, GamificationUpdate update) {
    String season = update.seasonId() != null ? update.seasonId() : stored.seasonId();
    if (season == null) {
      return null;
    }
    Long before = stored.seasonXp();
    long base = season.equals(stored.seasonId()) && before != null ? before : 0;
    return points(base, update.xpDelta());
  }

  private static long points(long stored, long delta) {
    return Math.max(0, RollupMerge.add(stored, delta));
  }

  private static List<String> badges(List<String> stored, List<String> added) {
    var union = new LinkedHashSet<>(stored);
    union.addAll(added);
    if (union.size() > MAX_BADGES) {
      throw new LimitExceededException("badges", MAX_BADGES);
    }
    return List.copyOf(union);
  }
}
