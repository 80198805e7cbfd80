package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteGamification implements GamificationStore {

  static final RowMapper<Gamification> MAPPER =
      Row.mapper(row ->
          new Gamification(
              row.number("xp_total"),
              row.integer("level"),
              row.integer("streak_days"),
              row.textOrNull("last_activity_yyyymmdd"),
              row.texts("badges"),
              row.textOrNull("season_id"),
              row.numberOrNull("season_xp"),
              row.number("updated_at")));

  private static final TypeReference<Gamification> UPDATE = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;
  private final SqliteGate gate;

  SqliteGamification(SqliteDatabase database, SqliteWrites writes, SqliteGate gate) {
    this.database = database;
    this.writes = writes;
    this.gate = gate;
  }

  @Override
  public Outcome<Gamification> findGamification(UserId user, long nowMs) {
    return database.snapshot(db -> gate.read(db, user, Gate.PROGRESS, nowMs, () -> find(db, user)));
  }

  static Gamification find(JdbcClient db, UserId user) {
    return db.sql("SELECT * FROM users_gamification WHERE user_id = ?")
        .params(user.value())
        .query(MAPPER)
        .optional()
        .orElse(Gamification.NONE);
  }

  @Override
  public Outcome<Gamification> updateGamification(Write write, GamificationUpdate update) {
    return writes.run(write, UPDATE, tx -> Applied.changed(apply(tx, update)));
  }

  static Gamification apply(SqliteTx tx, GamificationUpdate update) {
    Gamification updated = GamificationRules.apply(find(tx.db(), tx.user()), update, tx.nowMs());
    put(tx, updated);
    return updated;
  }

  static void put(SqliteTx tx, Gamification gamification) {
    tx.update(
        """
        INSERT INTO users_gamification
          (user_id, xp_total, level, streak_days, last_activity_yyyymmdd, badges, season_id,
           season_xp, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET
          xp_total = excluded.xp_total, level = excluded.level,
          streak_days = excluded.streak_days,
          last_activity_yyyymmdd = excluded.last_activity_yyyymmdd,
          badges = excluded.badges, season_id = excluded.season_id,
          season_xp = excluded.season_xp, updated_at = excluded.updated_at\
        """,
        tx.user().value(),
        gamification.xpTotal(),
        gamification.level(),
        gamification.streakDays(),
        gamification.lastActivityYYYYMMDD(),
        JsonText.writeStrings(gamification.badges()),
        gamification.seasonId(),
        gamification.seasonXp(),
        gamification.updatedAt());
  }
}
