package dev.usermemory.memory.goal;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Completes what callers set with an id, a status and times. */
@Service
public class GoalService {

  private final GoalStore goals;

  GoalService(GoalStore goals) {
    this.goals = goals;
  }

  public List<Goal> list(UserId user, @Nullable GoalStatus status) {
    return goals.listGoals(user, status);
  }

  public Outcome<Goal> add(Write write, NewGoal set) {
    String id = set.goalId();
    List<String> tags = set.tags();
    return goals.addGoal(
        write,
        new Goal(
            id == null ? "goal_" + UUID.randomUUID() : id,
            set.title(),
            set.description(),
            Objects.requireNonNullElse(set.status(), GoalStatus.ACTIVE),
            set.targetDateMs(),
            tags == null ? List.of() : tags.stream().distinct().toList(),
            write.nowMs(),
            write.nowMs()));
  }

  public Outcome<Goal> update(Write write, String goalId, GoalPatch patch) {
    return goals.updateGoal(write, goalId, patch);
  }

  public Outcome<Boolean> delete(Write write, String goalId) {
    return goals.deleteGoal(write, goalId);
  }
}
