package dev.usermemory.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished assessment, complete but for whose it is.
 *
 * @param summaryText what happened, in the caller's words; null lets us compose it
 * @param dateYYYYMMDD the day that it counts for
 * @param xp experience points; null means {@link FinalizationComposer}'s default
 */
public record Assessment(
    String sessionId,
    String groupId,
    List<AssessedSkill> skills,
    @Nullable String summaryText,
    String dateYYYYMMDD,
    Usage usage,
    @Nullable Long xp,
    List<String> medals,
    List<String> errors) {

  public Assessment {
    skills = List.copyOf(skills);
    medals = List.copyOf(medals);
    errors = List.copyOf(errors);
  }

  /** What the assessment as a whole cost; all 0 or more, {@code costUsd} in dollars. */
  record Usage(long tokensIn, long tokensOut, double costUsd, long latencyMs) {

    static final Usage NONE = new Usage(0, 0, 0, 0);
  }
}
