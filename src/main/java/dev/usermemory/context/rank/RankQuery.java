package dev.usermemory.context.rank;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a context is wanted for.
 *
 * @param text what the person asks; null or blank for a context without a question
 * @param skillIds skills the caller asks about
 * @param trackedSkillIds skills the person works on
 * @param tags tags the caller asks about
 */
public record RankQuery(
    @Nullable String text,
    Set<String> skillIds,
    Set<String> trackedSkillIds,
    Set<String> tags,
    long nowMs) {

  public RankQuery {
    text = text == null || text.isBlank() ? null : text;
    skillIds = Set.copyOf(skillIds);
    trackedSkillIds = Set.copyOf(trackedSkillIds);
    tags = Set.copyOf(tags);
  }

  /** Nothing but a question. */
  public static RankQuery of(@Nullable String text, long nowMs) {
    return new RankQuery(text, Set.of(), Set.of(), Set.of(), nowMs);
  }
}
