package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Optional;
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
    return Tables.TRACKED_SKILLS.list(db, Table.of(user), "skill_order");
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
          Tables.TRACKED_SKILLS.put(tx, put);
          return Applied.changed(put);
        });
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return writes.run(
        write, DELETE, tx -> Applied.deleted(Tables.TRACKED_SKILLS.delete(tx, skillId)));
  }
}
