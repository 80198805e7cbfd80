package dev.usermemory.memory.goal;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores goals that had to wait. */
@Component
class GoalDelivery implements Deliverable<NewGoal> {

  private final GoalService goals;

  GoalDelivery(GoalService goals) {
    this.goals = goals;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.ADD_GOAL;
  }

  @Override
  public Class<NewGoal> contentType() {
    return NewGoal.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, NewGoal content) {
    UserId user = Objects.requireNonNull(write.userId());
    return goals.addNow(user, write.key(), content);
  }
}
