package dev.usermemory.progress;

import dev.usermemory.kernel.LimitExceededException;
import java.util.List;

/**
 * Merges rollups of one day and skill. Commutative and associative, but for the order in which
 * medals and errors are listed.
 */
public final class RollupMerge {

  /** Distinct medals, and distinct errors, per day and skill. */
  public static final int MAX_SET_SIZE = 200;

  /** No counter passes the largest exact JSON number: adding saturates, in any order. */
  public static final long MAX_COUNTER = 9_007_199_254_740_991L;

  private RollupMerge() {}

  /** The first report of a day, with its lists made sets. */
  public static DailyRollup first(DailyRollup added) {
    return merge(
        new DailyRollup(
            added.dateYYYYMMDD(), added.skillId(), 0, 0, 0, List.of(), List.of(), 0, 0, 0, 0, 0),
        added);
  }

  /** Counters add, sets unite in insertion order; throws {@link LimitExceededException}. */
  public static DailyRollup merge(DailyRollup stored, DailyRollup added) {
    return new DailyRollup(
        stored.dateYYYYMMDD(),
        stored.skillId(),
        add(stored.samples(), added.samples()),
        round(stored.levelSum() + added.levelSum(), 1e6),
        add(stored.xpEarned(), added.xpEarned()),
        union("medals", stored.medals(), added.medals()),
        union("errors", stored.errors(), added.errors()),
        add(stored.tokensIn(), added.tokensIn()),
        add(stored.tokensOut(), added.tokensOut()),
        round(stored.costUsd() + added.costUsd(), 1e9),
        add(stored.latencyMsTotal(), added.latencyMsTotal()),
        Math.max(stored.updatedAtMs(), added.updatedAtMs()));
  }

  /**
   * Rounds half up to {@code 1/scale}: adding such numbers and rounding again gives the exact
   * decimal sum, in any order, as long as it stays below 2^53 / scale.
   */
  public static double round(double value, double scale) {
    return Math.floor(value * scale + 0.5) / scale;
  }

  /** Of counters, or of a counter and a change: the sum fits a {@code long}. */
  static long add(long a, long b) {
    return Math.min(MAX_COUNTER, a + b);
  }

  private static List<String> union(String field, List<String> first, List<String> second) {
    List<String> union = Labels.unite(first, second);
    if (union.size() > MAX_SET_SIZE) {
      throw new LimitExceededException(field, MAX_SET_SIZE);
    }
    return union;
  }
}
