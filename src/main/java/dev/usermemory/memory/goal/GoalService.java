package dev.usermemory.memory.goal;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Completes what callers set with an id, a status and times. */
@Service
public class GoalService {

  private final GoalStore goals;
  private final Deferral deferral;
  private final Writes writes;

  GoalService(GoalStore goals, Deferral deferral, Clock clock) {
    this.goals = goals;
    this.deferral = deferral;
    this.writes = new Writes(clock);
  }

  public List<Goal> list(UserId user, @Nullable GoalStatus status) {
    return goals.listGoals(user, status);
  }

  /** Sets a goal, active unless it says otherwise. */
  public Outcome<Goal> add(UserId user, CallerKey key, NewGoal set) {
    return deferral.doOrDefer(
        new Deferrable(WriteOperation.ADD_GOAL, user, null, key, set),
        keyNow -> addNow(user, keyNow, set));
  }

  /** The same without deferring it. */
  Outcome<Goal> addNow(UserId user, CallerKey key, NewGoal set) {
    Write write = writes.begin(user, key, WriteOperation.ADD_GOAL, List.of(), set);
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
            write.acceptedAtMs(),
            write.acceptedAtMs()));
  }

  /** Applies a merge patch. */
  public Outcome<Goal> update(UserId user, CallerKey key, String goalId, GoalPatch patch) {
    return goals.updateGoal(
        writes.begin(user, key, WriteOperation.UPDATE_GOAL, List.of(goalId), patch),
        goalId,
        patch.normalised());
  }

  /** Whether it was there. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String goalId) {
    return goals.deleteGoal(
        writes.begin(user, key, WriteOperation.DELETE_GOAL, List.of(goalId), null), goalId);
  }
}
