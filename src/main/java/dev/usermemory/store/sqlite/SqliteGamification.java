package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;

final class SqliteGamification implements GamificationStore {

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

  static Gamification find(Db db, UserId user) {
    return Tables.GAMIFICATION.find(db, user).orElse(Gamification.NONE);
  }

  @Override
  public Outcome<Gamification> updateGamification(Write write, GamificationUpdate update) {
    return writes.run(write, Gists.STANDING, tx -> Applied.changed(apply(tx, update)));
  }

  static Gamification apply(SqliteTx tx, GamificationUpdate update) {
    Gamification updated = GamificationRules.apply(find(tx.db(), tx.user()), update, tx.nowMs());
    Tables.GAMIFICATION.put(tx, updated);
    return updated;
  }
}
