package dev.usermemory.memory.goal;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps goals; no consent gates them. */
public interface GoalStore {

  /** A user has at most this many goals, whatever their status. */
  int MAX_GOALS = 100;

  /**
   * Stores a new goal. Throws {@link dev.usermemory.store.LimitExceededException} for field {@code
   * goals} past {@link #MAX_GOALS}, and {@link dev.usermemory.store.ConflictException} when the id
   * is taken.
   */
  Outcome<Goal> addGoal(Write write, Goal goal);

  /** Newest first by creation, then by goalId ascending; null status means all. */
  List<Goal> listGoals(UserId user, @Nullable GoalStatus status);

  /** Throws {@link dev.usermemory.store.NotFoundException} for an absent goal. */
  Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch);

  /** True when it was there. */
  Outcome<Boolean> deleteGoal(Write write, String goalId);
}
