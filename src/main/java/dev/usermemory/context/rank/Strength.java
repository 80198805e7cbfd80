package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What an item is worth whatever is asked: its weight, halved once per half-life. */
final class Strength {

  /** An episode has no weight of its own; it fades like a fact of half the ceiling's weight. */
  private static final double EPISODE_WEIGHT = 0.5;

  private static final double EPISODE_HALF_LIFE_MS = TimeUnit.DAYS.toMillis(30);

  private static final double FRESH_HALF_LIFE_MS = TimeUnit.DAYS.toMillis(180);

  private static final double LN_2 = Math.log(2);

  private Strength() {}

  /** What is left of the freshness of what was said so long ago. */
  static double fresh(double ageMs) {
    return halved(ageMs, FRESH_HALF_LIFE_MS);
  }

  static double decayed(Episode episode, long nowMs) {
    return EPISODE_WEIGHT * halved(nowMs - episode.createdAtMs(), EPISODE_HALF_LIFE_MS);
  }

  static boolean isOn(Fact fact, Set<String> skillIds) {
    return fact.skillId() != null && skillIds.contains(fact.skillId());
  }

  static boolean hasTag(Fact fact, RankQuery query) {
    return !query.tags().isEmpty() && fact.tags().stream().anyMatch(query::asksForTag);
  }

  static double halved(double ageMs, double halfLifeMs) {
    return ageMs <= 0 ? 1 : Math.exp(-LN_2 * ageMs / Math.max(1, halfLifeMs));
  }
}
