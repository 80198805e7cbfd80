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
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SqliteGoals implements GoalStore {

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
        Gists.NEW_GOAL,
        tx -> {
          if (Tables.GOALS.find(tx.db(), tx.user(), goal.goalId()).isPresent()) {
            throw new ConflictException("Another goal of this id is stored.");
          }
          Goal.checkRoom(count(tx));
          Tables.GOALS.put(tx, goal);
          return Applied.changed(goal);
        });
  }

  static int count(SqliteTx tx) {
    return tx.db()
        .sql("SELECT count(*) FROM users_goals WHERE user_id = ?")
        .params(tx.user().value())
        .query(Long.class)
        .single()
        .intValue();
  }

  @Override
  public List<Goal> listGoals(UserId user, @Nullable GoalStatus status) {
    return database.read(db -> list(db, user, status));
  }

  /** Newest first, then by id; null status means all. */
  static List<Goal> list(Db db, UserId user, @Nullable GoalStatus status) {
    var where = Table.of(user).andEqual("status", status == null ? null : status.wireName());
    return Tables.GOALS.list(db, where, "created_at DESC, goal_id");
  }

  @Override
  public Outcome<Goal> updateGoal(Write write, String goalId, GoalPatch patch) {
    return writes.run(
        write,
        Gist.told(Tables.GOALS, goalId),
        tx -> {
          Goal patched =
              Tables.GOALS
                  .find(tx.db(), tx.user(), goalId)
                  .map(goal -> patch.apply(goal, tx.nowMs()))
                  .orElseThrow(() -> new NotFoundException("There is no such goal."));
          Tables.GOALS.put(tx, patched);
          return Applied.changed(patched);
        });
  }

  @Override
  public Outcome<Boolean> deleteGoal(Write write, String goalId) {
    return writes.run(write, Gists.DELETED, tx -> Applied.deleted(Tables.GOALS.delete(tx, goalId)));
  }
}
