package dev.usermemory.memory.goal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a goal (merge patch, RFC 7396): null leaves a component as it is, unless its name is
 * in {@code cleared}.
 *
 * @param cleared of {@code description} and {@code targetDateMs}, those to remove
 */
public record GoalPatch(
    @Nullable String title,
    @Nullable String description,
    @Nullable GoalStatus status,
    @Nullable Long targetDateMs,
    @Nullable List<String> tags,
    Set<String> cleared) {

  public GoalPatch {
    tags = tags == null ? null : List.copyOf(tags);
    cleared = Set.copyOf(cleared);
  }

  public Goal apply(Goal goal, long nowMs) {
    return new Goal(
        goal.goalId(),
        title != null ? title : goal.title(),
        pick("description", description, goal.description()),
        status != null ? status : goal.status(),
        pick("targetDateMs", targetDateMs, goal.targetDateMs()),
        tags != null ? tags : goal.tags(),
        goal.createdAt(),
        nowMs);
  }

  private <T> @Nullable T pick(String name, @Nullable T patched, @Nullable T stored) {
    if (cleared.contains(name)) {
      return null;
    }
    return patched != null ? patched : stored;
  }
}
