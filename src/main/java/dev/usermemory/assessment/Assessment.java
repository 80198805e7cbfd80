package dev.usermemory.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.CalendarDay;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finished assessment, as the backend reports it, with the extras that we accept.
 *
 * @param userId whose it is, if the backend knows; read but never written, so that it is no part of
 *     what makes a repetition the same
 * @param summaryText what happened, in the caller's words; null lets us compose it
 * @param date the day that it counts for, {@code YYYYMMDD}, null for today
 * @param xp experience points; null means {@link FinalizationComposer}'s default
 */
public record Assessment(
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable UserId userId,
    @NotNull(message = "is required") @Label String sessionId,
    @NotNull(message = "is required") @Label String groupId,
    @NotNull(message = "is required")
        @Pattern(regexp = "v2", message = "must be v2, the only version supported")
        String rubricVersion,
    @NotNull(message = "is required") @Valid Summary summary,
    @Text(max = 20_000) @Nullable String summaryText,
    @CalendarDay @Nullable String date,
    @Valid @Nullable Usage usage,
    @Min(0) @Max(1_000_000) @Nullable Long xp,
    @Size(max = 50) @Nullable List<@Label(max = 200) String> medals,
    @Size(max = 50) @Nullable List<@Label(max = 200) String> errors) {

  private static final long MAX_AMOUNT = 1_000_000_000;

  /** What was found. Its {@code meta} says how, and is not kept. */
  public record Summary(
      @NotNull(message = "is required") @Size(max = 50)
          List<@Valid AssessedSkill> skillAssessments) {}

  /** What the assessment as a whole cost; absent counts as 0, {@code costUsd} is in dollars. */
  public record Usage(
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensIn,
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensOut,
      @DecimalMin("0") @DecimalMax("10000") @Nullable Double costUsd,
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long latencyMs) {

    private Cost toCost() {
      return new Cost(
          Objects.requireNonNullElse(tokensIn, 0L),
          Objects.requireNonNullElse(tokensOut, 0L),
          Objects.requireNonNullElse(costUsd, 0.0),
          Objects.requireNonNullElse(latencyMs, 0L));
    }
  }

  /** What it cost, all 0 or more. */
  record Cost(long tokensIn, long tokensOut, double costUsd, long latencyMs) {

    static final Cost NONE = new Cost(0, 0, 0, 0);
  }

  Cost cost() {
    return usage == null ? Cost.NONE : usage.toCost();
  }

  List<AssessedSkill> skills() {
    return summary.skillAssessments();
  }

  List<String> medalsWon() {
    return Objects.requireNonNullElse(medals, List.of());
  }

  List<String> errorsMade() {
    return Objects.requireNonNullElse(errors, List.of());
  }
}
