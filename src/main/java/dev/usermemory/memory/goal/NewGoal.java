package dev.usermemory.memory.goal;

import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A goal as a caller sets it; see {@link Goal} for the members. */
public record NewGoal(
    @Label @Nullable String goalId,
    @NotNull(message = "is required") @Text(max = MAX_TITLE) String title,
    @Text(min = 0, max = MAX_DESCRIPTION) @Nullable String description,
    @Nullable GoalStatus status,
    @EpochMs @Nullable Long targetDateMs,
    @Size(max = MAX_TAGS) @Nullable List<@Label(max = MAX_TAG) String> tags) {

  static final int MAX_TITLE = 200;
  static final int MAX_DESCRIPTION = 2_000;
  static final int MAX_TAGS = 20;
  static final int MAX_TAG = 64;
}
