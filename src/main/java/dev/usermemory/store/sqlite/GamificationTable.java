package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.progress.ActivityHistory;
import dev.usermemory.progress.Gamification;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

final class GamificationTable extends Table<Gamification> {

  private static final TypeReference<ActivityHistory> HISTORY = new TypeReference<>() {};

  GamificationTable() {
    super(
        MemoryTable.GAMIFICATION,
        List.of("user_id"),
        column("xp_total", Gamification::xpTotal),
        column("level", Gamification::level),
        column("streak_days", Gamification::streakDays),
        column("last_activity_yyyymmdd", Gamification::lastActivityYYYYMMDD),
        column("badges", standing -> JsonText.writeStrings(standing.badges())),
        column("season_id", Gamification::seasonId),
        column("season_xp", Gamification::seasonXp),
        column("updated_at", Gamification::updatedAt),
        column(
            "history",
            standing -> standing.history() == null ? null : JsonText.write(standing.history())));
  }

  @Override
  Gamification map(Row row) throws SQLException {
    return new Gamification(
        row.number("xp_total"),
        row.integer("level"),
        row.integer("streak_days"),
        row.textOrNull("last_activity_yyyymmdd"),
        row.texts("badges"),
        row.textOrNull("season_id"),
        row.numberOrNull("season_xp"),
        row.number("updated_at"),
        history(row.textOrNull("history")));
  }

  private static @Nullable ActivityHistory history(@Nullable String json) {
    return json == null ? null : JsonText.read(json, HISTORY);
  }
}
