package dev.usermemory.progress;

import dev.usermemory.kernel.validation.CalendarDay;
import dev.usermemory.kernel.validation.Label;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An activity as a caller reports it.
 *
 * @param date the person's today when absent
 */
public record ActivityReport(
    @NotNull(message = "is required") @Min(-MAX_XP) @Max(MAX_XP) Long xpDelta,
    @Size(max = DailyReport.MAX_LABELS)
        @Nullable List<@Label(max = DailyReport.LABEL_LENGTH) String> badgesToAdd,
    @CalendarDay @Nullable String date,
    @Label @Nullable String seasonId) {

  private static final long MAX_XP = 1_000_000;

  GamificationUpdate toUpdate(String day) {
    return new GamificationUpdate(
        xpDelta, Objects.requireNonNullElse(badgesToAdd, List.of()), day, seasonId);
  }
}
