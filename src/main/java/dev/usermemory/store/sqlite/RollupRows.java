package dev.usermemory.store.sqlite;

import dev.usermemory.progress.DailyRollup;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/** Rows of {@code users_progress_daily}. */
final class RollupRows {

  static final RowMapper<DailyRollup> MAPPER =
      Row.mapper(row ->
          new DailyRollup(
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
              row.number("updated_at_ms")));

  private RollupRows() {}

  static Optional<DailyRollup> find(SqliteTx tx, String date, String skillId) {
    return tx.db()
        .sql(
            """
            SELECT * FROM users_progress_daily
            WHERE user_id = ? AND date_yyyymmdd = ? AND skill_id = ?\
            """)
        .params(tx.user().value(), date, skillId)
        .query(MAPPER)
        .optional();
  }

  static void put(SqliteTx tx, DailyRollup rollup) {
    tx.update(
        """
        INSERT INTO users_progress_daily
          (user_id, date_yyyymmdd, skill_id, samples, level_sum, xp_earned, medals, errors,
           tokens_in, tokens_out, cost_usd, latency_ms_total, updated_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, date_yyyymmdd, skill_id) DO UPDATE SET
          samples = excluded.samples, level_sum = excluded.level_sum,
          xp_earned = excluded.xp_earned, medals = excluded.medals, errors = excluded.errors,
          tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out,
          cost_usd = excluded.cost_usd, latency_ms_total = excluded.latency_ms_total,
          updated_at_ms = excluded.updated_at_ms\
        """,
        tx.user().value(),
        rollup.dateYYYYMMDD(),
        rollup.skillId(),
        rollup.samples(),
        rollup.levelSum(),
        rollup.xpEarned(),
        JsonText.writeStrings(rollup.medals()),
        JsonText.writeStrings(rollup.errors()),
        rollup.tokensIn(),
        rollup.tokensOut(),
        rollup.costUsd(),
        rollup.latencyMsTotal(),
        rollup.updatedAtMs());
  }
}
