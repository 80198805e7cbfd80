package dev.usermemory.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.kernel.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finished assessment, as {@link AssessmentReader} read it.
 *
 * @param userId whose it is, if the backend knows; read but never written, so that it is no part of
 *     what makes a repetition the same
 * @param summaryText what happened, in the caller's words; null lets us compose it
 * @param date the day that it counts for, {@code YYYYMMDD}, null for today
 * @param xp experience points; null means {@link FinalizationComposer}'s default
 * @param revision settles which of two results of the same session and group is the later, 0 to
 *     2^53; null leaves it to their arrival
 * @param failed true when it says or shows that it failed, else null
 */
public record Assessment(
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable UserId userId,
    String sessionId,
    String groupId,
    String rubricVersion,
    Summary summary,
    @Nullable String summaryText,
    @Nullable String date,
    @Nullable Usage usage,
    @Nullable Long xp,
    @Nullable List<String> medals,
    @Nullable List<String> errors,
    @Nullable Long revision,
    @Nullable Boolean failed) {

  /** What was found. */
  public record Summary(List<AssessedSkill> skillAssessments) {

    public Summary {
      skillAssessments = List.copyOf(skillAssessments);
    }
  }

  /** What the assessment as a whole cost; absent counts as 0, {@code costUsd} is in dollars. */
  public record Usage(
      @Nullable Long tokensIn,
      @Nullable Long tokensOut,
      @Nullable Double costUsd,
      @Nullable Long latencyMs) {

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

  boolean hasFailed() {
    return Boolean.TRUE.equals(failed);
  }

  /** Whether nothing is to be learned: no level, feedback or criterion. */
  boolean isEmpty() {
    return skills().stream().allMatch(AssessedSkill::saysNothing);
  }

  Assessment inGroup(String group) {
    return new Assessment(
        userId,
        sessionId,
        group,
        rubricVersion,
        summary,
        summaryText,
        date,
        usage,
        xp,
        medals,
        errors,
        revision,
        failed);
  }

  /**
   * Lower-case SHA-256 hex of what is said: neither of whose it is, nor of session, group and
   * revision.
   */
  String contentHash() {
    return ContentHash.of(this);
  }
}
