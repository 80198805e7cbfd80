package dev.usermemory.assessment;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The body that the assessment backend sends, with the extras that we accept. */
public record FinalizeRequest(
    @Nullable UserId userId,
    @NotNull(message = "is required") @Label String sessionId,
    @NotNull(message = "is required") @Label String groupId,
    @NotNull(message = "is required")
        @Pattern(regexp = "v2", message = "must be v2, the only version supported")
        String rubricVersion,
    @NotNull(message = "is required") @Valid Summary summary,
    @Text(max = 20_000) @Nullable String summaryText,
    @CalendarDay @Nullable String date,
    @Valid @Nullable UsageReport usage,
    @Min(0) @Max(1_000_000) @Nullable Long xp,
    @Size(max = 50) @Nullable List<@Label(max = 200) String> medals,
    @Size(max = 50) @Nullable List<@Label(max = 200) String> errors) {

  private static final long MAX_AMOUNT = 1_000_000_000;

  /** What was found. Its {@code meta} says how, and is not kept. */
  record Summary(
      @NotNull(message = "is required") @Size(max = 50)
          List<@Valid SkillAssessmentRequest> skillAssessments) {}

  /** What it cost. */
  record UsageReport(
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensIn,
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long tokensOut,
      @DecimalMin("0") @DecimalMax("10000") @Nullable Double costUsd,
      @Min(0) @Max(MAX_AMOUNT) @Nullable Long latencyMs) {

    Assessment.Usage toUsage() {
      return new Assessment.Usage(
          Objects.requireNonNullElse(tokensIn, 0L),
          Objects.requireNonNullElse(tokensOut, 0L),
          Objects.requireNonNullElse(costUsd, 0.0),
          Objects.requireNonNullElse(latencyMs, 0L));
    }
  }

  /** The same assessment, whoever says whose it is: what makes a repetition the same. */
  public FinalizeRequest withoutUser() {
    return new FinalizeRequest(
        null,
        sessionId,
        groupId,
        rubricVersion,
        summary,
        summaryText,
        date,
        usage,
        xp,
        medals,
        errors);
  }

  /**
   * @param day the given day or the default
   */
  public Assessment toAssessment(String day) {
    List<SkillAssessmentRequest> skills = summary.skillAssessments();
    List<AssessedSkill> assessed =
        IntStream.range(0, skills.size())
            .mapToObj(i -> skills.get(i).toSkill("summary.skillAssessments[" + i + "]"))
            .toList();
    return new Assessment(
        sessionId,
        groupId,
        assessed,
        summaryText,
        day,
        usage == null ? Assessment.Usage.NONE : usage.toUsage(),
        xp,
        Objects.requireNonNullElse(medals, List.of()),
        Objects.requireNonNullElse(errors, List.of()));
  }
}
