package dev.usermemory.context.assembly;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a context, as of one moment.
 *
 * @param facts current ones by factId ascending. When there are more than asked for: the strongest
 *     half by {@link dev.usermemory.memory.fact.FactRules#strengthMs} descending, filled up with
 *     the best full-text matches of the query (without a query, or for want of matches, with
 *     further strong ones)
 * @param episodes live ones, newest first, then by episodeId ascending
 * @param goals active ones, newest first, then by goalId ascending
 * @param trackedSkills by order ascending
 * @param complete whether {@code facts} and {@code episodes} are all that there are, so that the
 *     snapshot serves any query
 */
public record ContextSnapshot(
    List<Fact> facts,
    List<Episode> episodes,
    @Nullable Profile profile,
    @Nullable Preferences preferences,
    List<Goal> goals,
    List<TrackedSkill> trackedSkills,
    boolean complete) {

  /** Nothing is known about the person. */
  public static final ContextSnapshot EMPTY =
      new ContextSnapshot(List.of(), List.of(), null, null, List.of(), List.of(), true);

  public ContextSnapshot {
    facts = List.copyOf(facts);
    episodes = List.copyOf(episodes);
    goals = List.copyOf(goals);
    trackedSkills = List.copyOf(trackedSkills);
  }
}
