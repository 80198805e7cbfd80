package dev.usermemory.progress.web;

import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.RollupMerge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day as the API returns it.
 *
 * @param avgLevel mean level to 6 decimals, absent without samples
 */
public record DailyRollupResponse(
    String dateYYYYMMDD,
    String skillId,
    long samples,
    @Nullable Double avgLevel,
    long xpEarned,
    List<String> medals,
    List<String> errors,
    long tokensIn,
    long tokensOut,
    double costUsd,
    long latencyMsTotal,
    long updatedAtMs) {

  public static DailyRollupResponse of(DailyRollup day) {
    return new DailyRollupResponse(
        day.dateYYYYMMDD(),
        day.skillId(),
        day.samples(),
        day.samples() == 0 ? null : RollupMerge.round(day.avgLevel(), 1e6),
        day.xpEarned(),
        day.medals(),
        day.errors(),
        day.tokensIn(),
        day.tokensOut(),
        day.costUsd(),
        day.latencyMsTotal(),
        day.updatedAtMs());
  }
}
