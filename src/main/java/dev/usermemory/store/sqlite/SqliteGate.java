package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.function.Supplier;

/** Whether a person's consent is given. */
final class SqliteGate {

  private final boolean openByDefault;

  SqliteGate(boolean openByDefault) {
    this.openByDefault = openByDefault;
  }

  boolean isOpen(Db db, UserId user, Gate gate, long nowMs) {
    return db.sql(
            """
            SELECT granted FROM users_privacy_consents
            WHERE user_id = ? AND consent = ? AND (expires_at_ms IS NULL OR expires_at_ms > ?)\
            """)
        .params(user.value(), gate.consent(), nowMs)
        .query((row, index) -> row.getInt(1) != 0)
        .optional()
        .orElse(openByDefault);
  }

  <T> Outcome<T> read(Db db, UserId user, Gate gate, long nowMs, Supplier<T> read) {
    return isOpen(db, user, gate, nowMs)
        ? Outcome.done(read.get())
        : new Outcome.Denied<>(gate.consent());
  }
}
