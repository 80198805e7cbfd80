package dev.usermemory.progress;

import dev.usermemory.store.LimitExceededException;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Merges rollups of one day and skill. Commutative and associative, but for the order in which
 * medals and errors are listed.
 */
public final class RollupMerge {

  /** Distinct medals, and distinct errors, per day and skill. */
  public static final int MAX_SET_SIZE = 200;

  private RollupMerge() {}

  /** Counters add, sets unite in insertion order; throws {@link LimitExceededException}. */
  public static DailyRollup merge(DailyRollup stored, DailyRollup added) {
    return new DailyRollup(
        stored.dateYYYYMMDD(),
        stored.skillId(),
        stored.samples() + added.samples(),
        round(stored.levelSum() + added.levelSum(), 1e6),
        stored.xpEarned() + added.xpEarned(),
        union("medals", stored.medals(), added.medals()),
        union("errors", stored.errors(), added.errors()),
        stored.tokensIn() + added.tokensIn(),
        stored.tokensOut() + added.tokensOut(),
        round(stored.costUsd() + added.costUsd(), 1e9),
        stored.latencyMsTotal() + added.latencyMsTotal(),
        Math.max(stored.updatedAtMs(), added.updatedAtMs()));
  }

  /**
   * Rounds half up to {@code 1/scale}: adding such numbers and rounding again gives the exact
   * decimal sum, in any order, as long as it stays below 2^53 / scale.
   */
  static double round(double value, double scale) {
    return Math.floor(value * scale + 0.5) / scale;
  }

  private static List<String> union(String field, List<String> first, List<String> second) {
    var union = new LinkedHashSet<>(first);
    union.addAll(second);
    if (union.size() > MAX_SET_SIZE) {
      throw new LimitExceededException(field, MAX_SET_SIZE);
    }
    return List.copyOf(union);
  }
}
