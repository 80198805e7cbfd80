package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

final class RollupTable extends Table<DailyRollup> {

  RollupTable() {
    super(
        MemoryTable.PROGRESS_DAILY,
        List.of("user_id", "date_yyyymmdd", "skill_id"),
        column("date_yyyymmdd", DailyRollup::dateYYYYMMDD),
        column("skill_id", DailyRollup::skillId),
        column("samples", DailyRollup::samples),
        column("level_sum", DailyRollup::levelSum),
        column("xp_earned", DailyRollup::xpEarned),
        column("medals", rollup -> JsonText.writeStrings(rollup.medals())),
        column("errors", rollup -> JsonText.writeStrings(rollup.errors())),
        column("tokens_in", DailyRollup::tokensIn),
        column("tokens_out", DailyRollup::tokensOut),
        column("cost_usd", DailyRollup::costUsd),
        column("latency_ms_total", DailyRollup::latencyMsTotal),
        column("updated_at_ms", DailyRollup::updatedAtMs));
  }

  @Override
  DailyRollup map(Row row) throws SQLException {
    return new DailyRollup(
        row.text("date_yyyymmdd"),
        row.text("skill_id"),
        row.number("samples"),
        row.real("level_sum"),
        row.number("xp_earned"),
        row.texts("medals"),
        row.texts("errors"),
        row.number("tokens_in"),
        row.number("tokens_out"),
        row.real("cost_usd"),
        row.number("latency_ms_total"),
        row.number("updated_at_ms"));
  }
}
