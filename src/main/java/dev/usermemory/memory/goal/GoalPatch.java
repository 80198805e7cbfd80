package dev.usermemory.memory.goal;

import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.NotCleared;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396) of a goal; null clears the two members that may be absent. */
public record GoalPatch(
    @NotCleared Patched<@Text(max = NewGoal.MAX_TITLE) String> title,
    Patched<@Text(min = 0, max = NewGoal.MAX_DESCRIPTION) String> description,
    @NotCleared Patched<GoalStatus> status,
    Patched<@EpochMs Long> targetDateMs,
    @NotCleared
        Patched<@Size(max = NewGoal.MAX_TAGS) List<@Label(max = NewGoal.MAX_TAG) String>> tags) {

  /** The same, its tags a set in their order. */
  GoalPatch normalised() {
    return new GoalPatch(
        title,
        description,
        status,
        targetDateMs,
        tags.map(list -> list.stream().distinct().toList()));
  }

  /** The goal as the patch leaves it. */
  public Goal apply(Goal goal, long nowMs) {
    return new Goal(
        goal.goalId(),
        title.or(goal.title()),
        pick(description, goal.description()),
        status.or(goal.status()),
        pick(targetDateMs, goal.targetDateMs()),
        tags.or(goal.tags()),
        goal.createdAt(),
        nowMs);
  }

  private static <T> @Nullable T pick(Patched<T> patched, @Nullable T stored) {
    return patched.isAbsent() ? stored : patched.orNull();
  }
}
