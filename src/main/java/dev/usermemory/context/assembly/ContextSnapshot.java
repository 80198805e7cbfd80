package dev.usermemory.context.assembly;

import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a context, as of one moment.
 *
 * @param facts current ones by factId ascending; when there are more than asked for, the strongest
 *     by {@link FactRules#strengthMs}
 * @param episodes live ones, newest first, then by episodeId ascending
 * @param goals active ones, newest first, then by goalId ascending
 * @param trackedSkills by order ascending
 * @param complete whether {@code facts} are all that there are, so that the snapshot serves any
 *     query
 */
public record ContextSnapshot(
    List<Fact> facts,
    List<Episode> episodes,
    @Nullable Profile profile,
    @Nullable Preferences preferences,
    List<Goal> goals,
    List<TrackedSkill> trackedSkills,
    boolean complete) {

  /** The order in which facts are read when they are too many. */
  public static final Comparator<Fact> STRONGEST_FIRST =
      Comparator.comparingLong(FactRules::strengthMs)
          .reversed()
          .thenComparing(Fact::factId, CodePoints.ORDER);

  private static final Comparator<Fact> BY_ID =
      Comparator.comparing(Fact::factId, CodePoints.ORDER);

  /** Nothing is known about the person. */
  public static final ContextSnapshot EMPTY =
      new ContextSnapshot(List.of(), List.of(), null, null, List.of(), List.of(), true);

  public ContextSnapshot {
    facts = List.copyOf(facts);
    episodes = List.copyOf(episodes);
    goals = List.copyOf(goals);
    trackedSkills = List.copyOf(trackedSkills);
  }

  /** Those of some facts that are not among these, in their order. */
  List<Fact> missing(List<Fact> others) {
    return others.stream()
        .filter(other -> Collections.binarySearch(facts, other, BY_ID) < 0)
        .toList();
  }

  /** With the best matches of a question beside them. */
  public ContextSnapshot with(List<Fact> matches) {
    return new ContextSnapshot(
        Stream.concat(facts.stream(), missing(matches).stream()).sorted(BY_ID).toList(),
        episodes,
        profile,
        preferences,
        goals,
        trackedSkills,
        complete);
  }
}
