package dev.usermemory.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One activity.
 *
 * @param xpDelta points won, or lost when negative
 * @param dateYYYYMMDD the day of the activity
 * @param seasonId null leaves the season as it is; another season than the stored one starts at 0
 */
public record GamificationUpdate(
    long xpDelta, List<String> badgesToAdd, String dateYYYYMMDD, @Nullable String seasonId) {

  public GamificationUpdate {
    badgesToAdd = List.copyOf(badgesToAdd);
  }
}
