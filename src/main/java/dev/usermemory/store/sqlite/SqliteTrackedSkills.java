package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteTrackedSkills implements TrackedSkillStore {

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
    return Tables.TRACKED_SKILLS.list(
        db, Table.of(user), "skill_order");
  }

  @Override
  public Outcome<TrackedSkill> putTrackedSkill(Write write, TrackedSkill skill) {
    return writes.run(
        write,
        PUT,
        tx -> {
          List<TrackedSkill> all = list(tx.db(), tx.user());
          checkRoom(all, skill);
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
          Tables.TRACKED_SKILLS.put(tx, put);
          return Applied.changed(put);
        });
  }

  static void checkRoom(List<TrackedSkill> all, TrackedSkill skill) {
    List<TrackedSkill> others =
        all.stream().filter(other -> !other.skillId().equals(skill.skillId())).toList();
    if (others.size() >= MAX_TRACKED_SKILLS) {
      throw new ConflictException(
          "At most " + MAX_TRACKED_SKILLS + " skills are tracked; remove one first.");
    }
    if (others.stream().anyMatch(other -> other.order() == skill.order())) {
      throw new ConflictException("Another tracked skill has this order.");
    }
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return writes.run(
        write, DELETE, tx -> Applied.deleted(Tables.TRACKED_SKILLS.delete(tx, skillId)));
  }
}
