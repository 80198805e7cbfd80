package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.store.sqlite.engine.Row;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
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
          List<TrackedSkill> others =
              all.stream().filter(other -> !other.skillId().equals(skill.skillId())).toList();
          checkRoom(others, skill);
          long createdAt =
              all.stream()
                  .filter(stored -> stored.skillId().equals(skill.skillId()))
                  .mapToLong(TrackedSkill::createdAt)
                  .findFirst()
                  .orElse(tx.nowMs());
          var put =
              new TrackedSkill(
                  skill.skillId(),
                  skill.currentLevel(),
                  skill.order(),
                  skill.active(),
                  createdAt,
                  tx.nowMs());
          put(tx, put);
          return Applied.changed(put);
        });
  }

  static void checkRoom(List<TrackedSkill> others, TrackedSkill skill) {
    if (others.size() >= MAX_TRACKED_SKILLS) {
      throw new ConflictException(
          "At most " + MAX_TRACKED_SKILLS + " skills are tracked; remove one first.");
    }
    if (others.stream().anyMatch(other -> other.order() == skill.order())) {
      throw new ConflictException("Another tracked skill has this order.");
    }
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
