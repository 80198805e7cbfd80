package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;

import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import java.util.List;
import java.util.function.Supplier;

record GoalOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(this::add, this::update, this::delete);
  }

  private Operation add() {
    String id = draw.name();
    String description = draw.maybe(draw.text());
    GoalStatus status = draw.pick(GoalStatus.values());
    Keys keys = draw.keys(ADD_GOAL);
    return draw.op(
        "addGoal " + id + description + status + keys,
        (store, user, nowMs) ->
            store
                .goals()
                .addGoal(
                    keys.write(user, nowMs),
                    new Goal(id, "Title", description, status, null, List.of("t"), nowMs, nowMs)));
  }

  private Operation update() {
    String id = draw.name();
    var patch =
        new GoalPatch(
            draw.given("Other title"),
            draw.coin() ? new Patched.Cleared<>() : new Patched.Absent<>(),
            draw.given(draw.pick(GoalStatus.values())),
            draw.given(1_900_000_000_000L),
            new Patched.Absent<>());
    Keys keys = draw.keys(UPDATE_GOAL);
    return draw.op(
        "updateGoal " + id + patch + keys,
        (store, user, nowMs) -> store.goals().updateGoal(keys.write(user, nowMs), id, patch));
  }

  private Operation delete() {
    String id = draw.name();
    Keys keys = draw.keys(DELETE_GOAL);
    return draw.op(
        "deleteGoal " + id + keys,
        (store, user, nowMs) -> store.goals().deleteGoal(keys.write(user, nowMs), id));
  }
}
