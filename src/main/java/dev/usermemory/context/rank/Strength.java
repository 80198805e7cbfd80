package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
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

  /** From 0 to 1; a fact from the future counts as said now. */
  static double decayed(Fact fact, long nowMs) {
    double weight = fact.weight() / FactRules.WEIGHT_CEILING;
    return fact.pinned()
        ? weight
        : weight * halved(nowMs - fact.lastReinforcedAtMs(), fact.decayMs());
  }

  /** From 1 for what was said just now to 0, whatever its weight and half-life. */
  static double freshness(Fact fact, long nowMs) {
    return halved(nowMs - fact.lastReinforcedAtMs(), FRESH_HALF_LIFE_MS);
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

  private static double halved(double ageMs, double halfLifeMs) {
    return ageMs <= 0 ? 1 : Math.exp(-LN_2 * ageMs / Math.max(1, halfLifeMs));
  }
}
