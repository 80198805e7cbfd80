package dev.usermemory.memory.goal;

import dev.usermemory.kernel.LimitExceededException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a person works towards. */
public record Goal(
    String goalId,
    String title,
    @Nullable String description,
    GoalStatus status,
    @Nullable Long targetDateMs,
    List<String> tags,
    long createdAt,
    long updatedAt) {

  public Goal {
    tags = List.copyOf(tags);
  }

  /**
   * Refuses the goal that would be one too many.
   *
   * @param stored how many there are, whatever their status
   */
  public static void checkRoom(int stored) {
    if (stored >= GoalStore.MAX_GOALS) {
      throw new LimitExceededException("goals", GoalStore.MAX_GOALS);
    }
  }
}
