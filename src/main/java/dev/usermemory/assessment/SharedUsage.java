package dev.usermemory.assessment;

import dev.usermemory.progress.DailyRollup;
import java.util.List;

/**
 * Divides what an assessment cost and earned as a whole among the rollups of its skills, so that
 * the day's sum over all skills is exactly the whole. Lists, which unite instead of adding up, go
 * to the first skill.
 */
record SharedUsage(Assessment assessment, String day, long xp, int parts) {

  private static final double NANO = 1e9;

  /**
   * The share of skill number {@code index}.
   *
   * @param levels each measurement, 0 to 10
   */
  DailyRollup rollup(int index, String skillId, List<Double> levels, long nowMs) {
    Assessment.Cost cost = assessment.cost();
    boolean first = index == 0;
    return new DailyRollup(
            day,
            skillId,
            levels.size(),
            levels.stream().mapToDouble(Double::doubleValue).sum(),
            share(xp, index),
            first ? assessment.medalsWon() : List.of(),
            first ? assessment.errorsMade() : List.of(),
            share(cost.tokensIn(), index),
            share(cost.tokensOut(), index),
            share(Math.round(cost.costUsd() * NANO), index) / NANO,
            share(cost.latencyMs(), index),
            nowMs)
        .normalised();
  }

  /** Equal parts; the remainder goes one by one to the first. */
  private long share(long whole, int index) {
    return whole / parts + (index < whole % parts ? 1 : 0);
  }
}
