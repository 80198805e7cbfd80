package dev.usermemory.progress;

import java.util.List;

/**
 * What a person did for one skill on one day; also what one report adds to it.
 *
 * @param dateYYYYMMDD calendar day as {@code YYYYMMDD}
 * @param samples number of levels measured, 0 or more
 * @param levelSum sum of all levels measured, rounded to 6 decimals, so that merging is associative
 * @param medals a set in insertion order by {@link Labels#normalForm}, as is {@code errors}
 * @param costUsd rounded to 9 decimals, for the same reason
 */
public record DailyRollup(
    String dateYYYYMMDD,
    String skillId,
    long samples,
    double levelSum,
    long xpEarned,
    List<String> medals,
    List<String> errors,
    long tokensIn,
    long tokensOut,
    double costUsd,
    long latencyMsTotal,
    long updatedAtMs) {

  public DailyRollup {
    levelSum += 0.0; // -0.0 is 0
    costUsd += 0.0;
    medals = List.copyOf(medals);
    errors = List.copyOf(errors);
  }

  /** The same numbers, rounded as merging needs them, and lists without repetitions. */
  public DailyRollup normalised() {
    return new DailyRollup(
        dateYYYYMMDD,
        skillId,
        samples,
        RollupMerge.round(levelSum, 1e6),
        xpEarned,
        Labels.unite(medals, List.of()),
        Labels.unite(errors, List.of()),
        tokensIn,
        tokensOut,
        RollupMerge.round(costUsd, 1e9),
        latencyMsTotal,
        updatedAtMs);
  }

  /** The same day of another skill. */
  public DailyRollup of(String otherSkillId) {
    return new DailyRollup(
        dateYYYYMMDD,
        otherSkillId,
        samples,
        levelSum,
        xpEarned,
        medals,
        errors,
        tokensIn,
        tokensOut,
        costUsd,
        latencyMsTotal,
        updatedAtMs);
  }

  /** Mean level weighted by samples, 0 to 10; 0 without samples, too. */
  public double avgLevel() {
    return samples == 0 ? 0 : levelSum / samples;
  }
}
