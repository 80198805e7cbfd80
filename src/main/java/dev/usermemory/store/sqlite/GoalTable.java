package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

final class GoalTable extends Table<Goal> {

  GoalTable() {
    super(
        MemoryTable.GOALS,
        List.of("user_id", "goal_id"),
        column("goal_id", Goal::goalId),
        column("title", Goal::title),
        column("description", Goal::description),
        column("status", goal -> goal.status().wireName()),
        column("target_date_ms", Goal::targetDateMs),
        column("tags", goal -> JsonText.writeStrings(goal.tags())),
        column("created_at", Goal::createdAt),
        column("updated_at", Goal::updatedAt));
  }

  @Override
  Goal map(Row row) throws SQLException {
    return new Goal(
        row.text("goal_id"),
        row.text("title"),
        row.textOrNull("description"),
        GoalStatus.ofWireName(row.text("status")),
        row.numberOrNull("target_date_ms"),
        row.texts("tags"),
        row.number("created_at"),
        row.number("updated_at"));
  }

  @Override
  void check(SqliteTx tx, Goal goal, boolean isNew) {
    if (isNew) {
      Goal.checkRoom(SqliteGoals.count(tx));
    }
  }
}
