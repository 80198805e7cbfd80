package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.SkillRename;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillRules;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.stream.Stream;

final class SqliteTrackedSkills implements TrackedSkillStore {

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

  static List<TrackedSkill> list(Db db, UserId user) {
    return Tables.TRACKED_SKILLS.list(db, Table.of(user), "skill_order");
  }

  @Override
  public Outcome<TrackedSkill> putTrackedSkill(
      Write write, TrackedSkill skill, List<String> formerIds) {
    return writes.run(
        write,
        Gist.told(Tables.TRACKED_SKILLS, skill.skillId()),
        tx -> Applied.changed(put(tx, skill, formerIds)));
  }

  private static TrackedSkill put(SqliteTx tx, TrackedSkill skill, List<String> formerIds) {
    var placed = TrackedSkillRules.put(list(tx.db(), tx.user()), skill, formerIds, tx.nowMs());
    placed.replaced().forEach(id -> Tables.TRACKED_SKILLS.delete(tx, id));
    save(tx, Stream.concat(Stream.of(placed.put()), placed.moved().stream()).toList());
    formerIds.stream()
        .filter(formerId -> !formerId.equals(skill.skillId()))
        .map(formerId -> new SkillRename(formerId, skill.skillId()))
        .forEach(rename -> new SqliteSkillJoin(tx, rename).run());
    return placed.put();
  }

  @Override
  public Outcome<List<TrackedSkill>> reorderTrackedSkills(Write write, List<String> order) {
    return writes.run(
        write,
        Gists.SKILLS,
        tx -> {
          List<TrackedSkill> stored = list(tx.db(), tx.user());
          List<TrackedSkill> reordered = TrackedSkillRules.reorder(stored, order, tx.nowMs());
          save(tx, reordered);
          return Applied.changed(reordered);
        });
  }

  /** All leave their orders before the first one takes another's. */
  private static void save(SqliteTx tx, List<TrackedSkill> skills) {
    skills.forEach(skill -> Tables.TRACKED_SKILLS.delete(tx, skill.skillId()));
    skills.forEach(skill -> Tables.TRACKED_SKILLS.put(tx, skill));
  }

  @Override
  public Outcome<Boolean> deleteTrackedSkill(Write write, String skillId) {
    return writes.run(
        write, Gists.DELETED, tx -> Applied.deleted(Tables.TRACKED_SKILLS.delete(tx, skillId)));
  }
}
