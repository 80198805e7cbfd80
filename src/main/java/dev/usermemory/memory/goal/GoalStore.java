package dev.usermemory.memory.goal;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps goals; no consent gates them. */
public interface GoalStore {

  /** A user has at most this many goals, whatever their status. */
  int MAX_GOALS = 100;

  /**
   * Stores a new goal. Throws {@link dev.usermemory.kernel.LimitExceededException} for field {@code
   * goals} past {@link #MAX_GOALS}, and {@link dev.usermemory.kernel.ConflictException} when the id
   * is taken.
   */
  Outcome<Goal> addGoal(Write write, Goal goal);

  /** Newest first by creation, then by goalId ascending; null status means all. */
  List<Goal> listGoals(UserId user, @Nullable GoalStatus status);

  /** Throws {@link dev.usermemory.kernel.NotFoundException} for an absent goal. */
  Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch);

  /** True when it was there. */
  Outcome<Boolean> deleteGoal(Write write, String goalId);
}
