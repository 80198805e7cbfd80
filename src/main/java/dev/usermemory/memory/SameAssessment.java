package dev.usermemory.memory;

import java.util.List;

/**
 * What else the assessments left that a fact or an episode came from.
 *
 * @param facts how many further facts nobody else has said, so that they would go with them
 * @param factIds the first {@link #MAX_IDS} of them
 * @param sharedFacts how many further facts somebody else has said, too, so that they would stay
 * @param episodeIds of their sessions, at most {@link #MAX_EPISODES}
 * @param rollups shares of a skill's day
 * @param xp points that they earned
 */
public record SameAssessment(
    long assessments,
    long facts,
    List<String> factIds,
    long sharedFacts,
    List<String> episodeIds,
    long rollups,
    long xp) {

  public static final int MAX_IDS = 100;
  public static final int MAX_EPISODES = 20;

  /** So many facts are looked at. */
  public static final int MAX_FACTS = 1_000;

  /** It came from no assessment, or from one that left nothing else that is known. */
  public static final SameAssessment NONE = new SameAssessment(0, 0, List.of(), 0, List.of(), 0, 0);

  public SameAssessment {
    factIds = List.copyOf(factIds);
    episodeIds = List.copyOf(episodeIds);
  }
}
