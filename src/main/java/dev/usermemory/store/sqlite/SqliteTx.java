package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A write transaction: its connection, whose data it changes, and when. */
record SqliteTx(Db db, UserId user, long nowMs) {

  /** Runs a statement and returns how many rows it changed. */
  int update(String sql, @Nullable Object... params) {
    return db.sql(sql).params(Arrays.asList(params)).update();
  }
}
