package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteTrackedSkills implements TrackedSkillStore {

  static final RowMapper<TrackedSkill> MAPPER =
      Row.mapper(row ->
          new TrackedSkill(
              row.text("skill_id"),
              row.real("current_level"),
              row.integer("skill_order"),
              row.flagOrNull("active"),
              row.number("created_at"),
              row.number("updated_at")));

  private static final TypeReference<TrackedSkill> PUT = new TypeReference<>() {};
  private static final TypeReference<Boolean> DELETE = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqliteTrackedSkills(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public List<TrackedSkill> listTrackedSkills(UserId user) {
    return database.read(db -> list(db, user));
  }

  static List<TrackedSkill> list(JdbcClient db, UserId user) {
    return db.sql("SELECT * FROM tracked_skills WHERE user_id = ? ORDER BY skill_order")
        .params(user.value())
        .query(MAPPER)
        .list();
  }

  @Override
  public Outcome<TrackedSkill> putTrackedSkill(Write write, TrackedSkill skill) {
    return writes.run(
        write,
        PUT,
        tx -> {
          List<TrackedSkill> all = list(tx.db(), tx.user());
          skill.checkRoom(all);
          Optional<TrackedSkill> stored =
              all.stream().filter(other -> other.skillId().equals(skill.skillId())).findFirst();
          TrackedSkill put = skill.replacing(stored.orElse(null), tx.nowMs());
          put(tx, put);
          return Applied.changed(put);
        });
  }

  static void put(SqliteTx tx, TrackedSkill skill) {
    tx.update(
        """
        INSERT INTO tracked_skills
          (user_id, skill_id, current_level, skill_order, active, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, skill_id) DO UPDATE SET
          current_level = excluded.current_level, skill_order = excluded.skill_order,
          active = excluded.active, updated_at = excluded.updated_at\
        """,
        tx.user().value(),
        skill.skillId(),
        skill.currentLevel(),
        skill.order(),
        skill.active(),
        skill.createdAt(),
        skill.updatedAt());
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return writes.run(write, DELETE, tx -> Applied.deleted(delete(tx, skillId)));
  }

  private static boolean delete(SqliteTx tx, String skillId) {
    return tx.update(
            "DELETE FROM tracked_skills WHERE user_id = ? AND skill_id = ?",
            tx.user().value(),
            skillId)
        > 0;
  }
}
