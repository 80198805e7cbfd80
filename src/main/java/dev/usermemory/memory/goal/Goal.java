package dev.usermemory.memory.goal;

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
}
