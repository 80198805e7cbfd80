package dev.usermemory.context.rank;

import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import java.util.List;

/**
 * What time makes of each fact, by position: whether it is current, and what is left of its weight.
 * Kept in arrays of numbers, because looking at every fact of a memory that no cache of the
 * processor holds takes longer than the arithmetic.
 */
final class FactTimes {

  private final long[] currentUntilMs;
  private final long[] createdAtMs;
  private final long[] reinforcedAtMs;
  private final double[] weights;
  private final double[] halfLivesMs;

  FactTimes(List<Fact> facts) {
    int size = facts.size();
    currentUntilMs = new long[size];
    createdAtMs = new long[size];
    reinforcedAtMs = new long[size];
    weights = new double[size];
    halfLivesMs = new double[size];
    for (int i = 0; i < size; i++) {
      Fact fact = facts.get(i);
      currentUntilMs[i] = currentUntilMs(fact);
      createdAtMs[i] = fact.createdAtMs();
      reinforcedAtMs[i] = fact.lastReinforcedAtMs();
      weights[i] = fact.weight() / FactRules.WEIGHT_CEILING;
      halfLivesMs[i] = fact.pinned() ? Double.POSITIVE_INFINITY : fact.decayMs();
    }
  }

  private static long currentUntilMs(Fact fact) {
    if (fact.supersededAtMs() != null) {
      return Long.MIN_VALUE;
    }
    Long expiresAtMs = fact.expiresAtMs();
    return expiresAtMs == null ? Long.MAX_VALUE : expiresAtMs;
  }

  /** As {@link Fact#isCurrent}. */
  boolean isCurrent(int fact, long nowMs) {
    return nowMs < currentUntilMs[fact];
  }

  long createdAtMs(int fact) {
    return createdAtMs[fact];
  }

  /** The weight from 0 to 1, halved once per half-life; one from the future counts as said now. */
  double decayed(int fact, long nowMs) {
    return weights[fact] * Strength.halved(nowMs - reinforcedAtMs[fact], halfLivesMs[fact]);
  }

  /** From 1 for what was said just now to 0, whatever its weight and half-life. */
  double freshness(int fact, long nowMs) {
    return Strength.fresh(nowMs - reinforcedAtMs[fact]);
  }

  long bytes() {
    return 120 + 40L * weights.length;
  }
}
