package dev.usermemory.progress;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.validation.CalendarDay;
import dev.usermemory.kernel.validation.Label;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did for a skill on a day, to be added to it. Counters that are absent count as 0,
 * but a level that comes without {@code samples} was measured once.
 */
public record DailyReport(
    @NotNull(message = "is required") @CalendarDay String date,
    @NotNull(message = "is required") @Label String skillId,
    @Min(0) @Max(MAX_COUNT) @Nullable Long samples,
    @DecimalMin("0") @DecimalMax("10") @Nullable Double avgLevel,
    @Min(0) @Max(MAX_COUNT) @Nullable Long xpEarned,
    @Size(max = MAX_LABELS) @Nullable List<@Label(max = LABEL_LENGTH) String> medals,
    @Size(max = MAX_LABELS) @Nullable List<@Label(max = LABEL_LENGTH) String> errors,
    @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensIn,
    @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensOut,
    @DecimalMin("0") @DecimalMax("10000") @Nullable Double costUsd,
    @Min(0) @Max(MAX_AMOUNT) @Nullable Long latencyMsTotal) {

  static final long MAX_COUNT = 1_000_000;
  static final long MAX_AMOUNT = 1_000_000_000;
  static final int MAX_LABELS = 50;
  static final int LABEL_LENGTH = 200;

  DailyRollup toRollup(long nowMs) {
    long count = samples == null && avgLevel != null ? 1 : orZero(samples);
    return new DailyRollup(
            date,
            skillId,
            count,
            levelSum(count),
            orZero(xpEarned),
            orNone(medals),
            orNone(errors),
            orZero(tokensIn),
            orZero(tokensOut),
            Objects.requireNonNullElse(costUsd, 0.0),
            orZero(latencyMsTotal),
            nowMs)
        .normalised();
  }

  private double levelSum(long count) {
    if (count == 0) {
      return 0;
    }
    if (avgLevel == null) {
      throw new InvalidValueException("avgLevel", "is required when samples is above 0");
    }
    return avgLevel * count;
  }

  private static long orZero(@Nullable Long value) {
    return Objects.requireNonNullElse(value, 0L);
  }

  private static List<String> orNone(@Nullable List<String> labels) {
    return Objects.requireNonNullElse(labels, List.of());
  }
}
