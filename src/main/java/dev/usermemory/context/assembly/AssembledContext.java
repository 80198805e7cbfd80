package dev.usermemory.context.assembly;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A context ready to hand out.
 *
 * @param facts those rendered, in that order: pinned ones, then the most valuable first
 * @param episodes those rendered, in that order
 * @param preferences when any of them is rendered; without those that did not fit
 * @param goals those rendered, in that order
 * @param profile when any of it is rendered; without what did not fit
 * @param rendered the text for the prompt; empty when nothing fits
 * @param tokensEstimated the exact number of tokens of {@code rendered}, at most the budget
 * @param receipt when asked for
 * @param omissions how many items were left out
 */
public record AssembledContext(
    List<Fact> facts,
    List<Episode> episodes,
    @Nullable Preferences preferences,
    List<Goal> goals,
    @Nullable Profile profile,
    String rendered,
    int tokensEstimated,
    @Nullable Receipt receipt,
    Omissions omissions) {

  /** Nothing to say. */
  public static final AssembledContext EMPTY =
      new AssembledContext(
          List.of(), List.of(), null, List.of(), null, "", 0, null, Omissions.NONE);

  public AssembledContext {
    facts = List.copyOf(facts);
    episodes = List.copyOf(episodes);
    goals = List.copyOf(goals);
  }
}
