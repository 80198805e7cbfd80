package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.RollupShare;
import dev.usermemory.assessment.Verdict;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

final class AssessmentTable extends Table<AssessmentRecord> {

  private static final TypeReference<List<RollupShare>> SHARES = new TypeReference<>() {};

  AssessmentTable() {
    super(
        MemoryTable.ASSESSMENTS,
        List.of("user_id", "session_id", "group_id"),
        column("session_id", AssessmentRecord::sessionId),
        column("group_id", AssessmentRecord::groupId),
        column("content_hash", AssessmentRecord::contentHash),
        column("revision", AssessmentRecord::revision),
        column("verdict", record -> record.verdict().name().toLowerCase(Locale.ROOT)),
        column("date_yyyymmdd", AssessmentRecord::dateYYYYMMDD),
        column("season_id", AssessmentRecord::seasonId),
        column("xp", AssessmentRecord::xp),
        column("fact_ids", record -> JsonText.writeStrings(record.factIds())),
        column("rollups", record -> JsonText.write(record.rollups())),
        column("updated_at_ms", AssessmentRecord::updatedAtMs));
  }

  @Override
  AssessmentRecord map(Row row) throws SQLException {
    return new AssessmentRecord(
        row.text("session_id"),
        row.text("group_id"),
        row.text("content_hash"),
        row.numberOrNull("revision"),
        Verdict.valueOf(row.text("verdict").toUpperCase(Locale.ROOT)),
        row.textOrNull("date_yyyymmdd"),
        row.textOrNull("season_id"),
        row.number("xp"),
        row.texts("fact_ids"),
        JsonText.read(row.text("rollups"), SHARES),
        row.number("updated_at_ms"));
  }

  /**
   * What records repeat of a table goes when that table is erased without them. They stay:
   * repeated, an assessment must not count twice.
   *
   * @return whether anything had to go
   */
  static boolean cut(Db db, UserId user, Set<MemoryTable> tables) {
    int changed = 0;
    if (tables.contains(MemoryTable.FACTS)) {
      changed += cut(db, user, "fact_ids = '[]'");
    }
    if (tables.contains(MemoryTable.PROGRESS_DAILY)) {
      changed += cut(db, user, "rollups = '[]'");
    }
    if (tables.contains(MemoryTable.GAMIFICATION)) {
      changed += cut(db, user, "xp = 0");
    }
    return changed > 0;
  }

  private static int cut(Db db, UserId user, String emptied) {
    return db.sql(
            "UPDATE users_assessments SET %1$s WHERE user_id = ? AND NOT (%1$s)".formatted(emptied))
        .params(user.value())
        .update();
  }
}
