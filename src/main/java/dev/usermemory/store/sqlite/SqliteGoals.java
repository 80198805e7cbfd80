package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.goal.GoalStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

final class SqliteGoals implements GoalStore {

  private static final TypeReference<Goal> ADD = new TypeReference<>() {};
  private static final TypeReference<Goal> UPDATE = new TypeReference<>() {};
  private static final TypeReference<Boolean> DELETE = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqliteGoals(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Outcome<Goal> addGoal(Write write, Goal goal) {
    return writes.run(
        write,
        ADD,
        tx -> {
          if (GoalRows.find(tx.db(), tx.user(), goal.goalId()).isPresent()) {
            throw new ConflictException("Another goal of this id is stored.");
          }
          Goal.checkRoom(GoalRows.count(tx.db(), tx.user()));
          GoalRows.put(tx, goal);
          return Applied.changed(goal);
        });
  }

  @Override
  public List<Goal> listGoals(UserId user, @Nullable GoalStatus status) {
    return database.read(db -> GoalRows.list(db, user, status));
  }

  @Override
  public Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch) {
    return writes.run(
        write,
        UPDATE,
        tx -> {
          Goal patched =
              GoalRows.find(tx.db(), tx.user(), goalId)
                  .map(goal -> patch.apply(goal, tx.nowMs()))
                  .orElseThrow(() -> new NotFoundException("There is no such goal."));
          GoalRows.put(tx, patched);
          return Applied.changed(patched);
        });
  }

  @Override
  public Outcome<Boolean> deleteGoal(Write write, String goalId) {
    return writes.run(write, DELETE, tx -> Applied.deleted(GoalRows.delete(tx, goalId)));
  }
}
