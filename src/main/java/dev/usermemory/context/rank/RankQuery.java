package dev.usermemory.context.rank;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a context is wanted for.
 *
 * @param text what the person asks; null or blank for a context without a question
 * @param skillIds skills the caller asks about
 * @param trackedSkillIds skills the person works on
 * @param tags tags the caller asks about, in any case
 * @param language the person's, a BCP 47 tag; decides how a date in digits is read
 * @param scored whether it is wanted how much of the question each item is about
 * @param likeness what is known of the facts' nearness in meaning to the text
 */
public record RankQuery(
    @Nullable String text,
    Set<String> skillIds,
    Set<String> trackedSkillIds,
    Set<String> tags,
    @Nullable String language,
    boolean scored,
    Likeness likeness,
    long nowMs) {

  public RankQuery {
    text = text == null || text.isBlank() ? null : text;
    skillIds = Set.copyOf(skillIds);
    trackedSkillIds = Set.copyOf(trackedSkillIds);
    tags = folded(tags);
  }

  /** By words alone. */
  public RankQuery(
      @Nullable String text,
      Set<String> skillIds,
      Set<String> trackedSkillIds,
      Set<String> tags,
      @Nullable String language,
      boolean scored,
      long nowMs) {
    this(text, skillIds, trackedSkillIds, tags, language, scored, Likeness.UNKNOWN, nowMs);
  }

  /** Nothing but a question. */
  public static RankQuery of(@Nullable String text, long nowMs) {
    return new RankQuery(text, Set.of(), Set.of(), Set.of(), null, false, Likeness.UNKNOWN, nowMs);
  }

  boolean asksForTag(String tag) {
    return tags.contains(folded(tag));
  }

  private static Set<String> folded(Set<String> tags) {
    return tags.isEmpty()
        ? tags
        : tags.stream().map(RankQuery::folded).collect(Collectors.toUnmodifiableSet());
  }

  private static String folded(String tag) {
    return tag.toLowerCase(Locale.ROOT);
  }
}
