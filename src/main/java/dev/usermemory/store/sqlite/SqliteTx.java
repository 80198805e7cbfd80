package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.Db;
import org.jspecify.annotations.Nullable;

/** A write transaction: its connection, whose data it changes, and when. */
final class SqliteTx {

  private final Db db;
  private final UserId user;
  private final long nowMs;
  private @Nullable FactIndex factIndex;

  SqliteTx(Db db, UserId user, long nowMs) {
    this.db = db;
    this.user = user;
    this.nowMs = nowMs;
  }

  Db db() {
    return db;
  }

  UserId user() {
    return user;
  }

  long nowMs() {
    return nowMs;
  }

  /** Read once: nobody else writes meanwhile. */
  FactIndex factIndex() {
    FactIndex known = factIndex;
    if (known == null) {
      known = FactIndex.of(db, user);
      factIndex = known;
    }
    return known;
  }

  void keep(FactIndex changed) {
    factIndex = changed;
  }

  /** Runs a statement and returns how many rows it changed. */
  int update(String sql, @Nullable Object... params) {
    return db.sql(sql).params(params).update();
  }
}
