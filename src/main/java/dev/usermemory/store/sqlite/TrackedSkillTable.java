package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillRules;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

final class TrackedSkillTable extends Table<TrackedSkill> {

  TrackedSkillTable() {
    super(
        MemoryTable.TRACKED_SKILLS,
        List.of("user_id", "skill_id"),
        column("skill_id", TrackedSkill::skillId),
        column("current_level", TrackedSkill::currentLevel),
        column("skill_order", TrackedSkill::order),
        column("active", TrackedSkill::active),
        column("created_at", TrackedSkill::createdAt),
        column("updated_at", TrackedSkill::updatedAt));
  }

  @Override
  TrackedSkill map(Row row) throws SQLException {
    return new TrackedSkill(
        row.text("skill_id"),
        row.real("current_level"),
        row.integer("skill_order"),
        row.flagOrNull("active"),
        row.number("created_at"),
        row.number("updated_at"));
  }

  @Override
  void check(SqliteTx tx, TrackedSkill skill, boolean isNew) {
    TrackedSkillRules.checkRoom(SqliteTrackedSkills.list(tx.db(), tx.user()), skill);
  }
}
