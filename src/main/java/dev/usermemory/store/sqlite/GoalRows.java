package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code users_goals}. */
final class GoalRows {

  static final RowMapper<Goal> MAPPER =
      Row.mapper(row ->
          new Goal(
              row.text("goal_id"),
              row.text("title"),
              row.textOrNull("description"),
              GoalStatus.ofWireName(row.text("status")),
              row.numberOrNull("target_date_ms"),
              row.texts("tags"),
              row.number("created_at"),
              row.number("updated_at")));

  private GoalRows() {}

  static Optional<Goal> find(JdbcClient db, UserId user, String goalId) {
    return db.sql("SELECT * FROM users_goals WHERE user_id = ? AND goal_id = ?")
        .params(user.value(), goalId)
        .query(MAPPER)
        .optional();
  }

  /** Newest first, then by id; null status means all. */
  static List<Goal> list(JdbcClient db, UserId user, @Nullable GoalStatus status) {
    var where =
        new Conditions("user_id = ?", user.value())
            .andEqual("status", status == null ? null : status.wireName());
    return db.sql(
            "SELECT * FROM users_goals WHERE %s ORDER BY created_at DESC, goal_id"
                .formatted(where.sql()))
        .params(where.params())
        .query(MAPPER)
        .list();
  }

  static int count(JdbcClient db, UserId user) {
    return db.sql("SELECT count(*) FROM users_goals WHERE user_id = ?")
        .params(user.value())
        .query(Integer.class)
        .single();
  }

  static void put(SqliteTx tx, Goal goal) {
    tx.update(
        """
        INSERT INTO users_goals
          (user_id, goal_id, title, description, status, target_date_ms, tags, created_at,
           updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, goal_id) DO UPDATE SET
          title = excluded.title, description = excluded.description,
          status = excluded.status, target_date_ms = excluded.target_date_ms,
          tags = excluded.tags, updated_at = excluded.updated_at\
        """,
        tx.user().value(),
        goal.goalId(),
        goal.title(),
        goal.description(),
        goal.status().wireName(),
        goal.targetDateMs(),
        JsonText.writeStrings(goal.tags()),
        goal.createdAt(),
        goal.updatedAt());
  }

  /** Whether it was there. */
  static boolean delete(SqliteTx tx, String goalId) {
    return tx.update(
            "DELETE FROM users_goals WHERE user_id = ? AND goal_id = ?", tx.user().value(), goalId)
        > 0;
  }
}
