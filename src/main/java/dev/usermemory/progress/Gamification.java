package dev.usermemory.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's standing as it is stored; {@link Standing} is what callers see of it.
 *
 * @param xpTotal experience points, 0 or more
 * @param level from {@link GamificationRules#levelFor}
 * @param streakDays consecutive days of activity up to {@code lastActivityYYYYMMDD}
 * @param badges a set in insertion order, by {@link Labels#normalForm}
 * @param seasonId the current season
 * @param seasonXp points within {@code seasonId}
 * @param history null when an older version stored it
 */
public record Gamification(
    long xpTotal,
    int level,
    int streakDays,
    @Nullable String lastActivityYYYYMMDD,
    List<String> badges,
    @Nullable String seasonId,
    @Nullable Long seasonXp,
    long updatedAt,
    @Nullable ActivityHistory history) {

  /** Nobody has done anything. */
  public static final Gamification NONE =
      new Gamification(0, 1, 0, null, List.of(), null, null, 0, null);

  public Gamification {
    badges = List.copyOf(badges);
  }
}
