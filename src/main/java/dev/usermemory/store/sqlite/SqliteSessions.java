package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class SqliteSessions implements SessionStore {

  private final SqliteDatabase database;
  private final long ttlMs;

  SqliteSessions(SqliteDatabase database, long ttlMs) {
    this.database = database;
    this.ttlMs = ttlMs;
  }

  @Override
  public void touchSession(UserId user, String sessionId, long nowMs) {
    database.write(db -> {
      bind(new SqliteTx(db, user, nowMs), sessionId);
      return true;
    });
  }

  void bind(SqliteTx tx, String sessionId) {
    Tables.SESSIONS.put(tx, new ExportedSession(sessionId, tx.nowMs(), tx.nowMs() + ttlMs));
  }

  static Optional<UserId> findUser(JdbcClient db, String sessionId, long nowMs) {
    return db.sql("SELECT user_id FROM users_sessions WHERE session_id = ? AND expires_at_ms > ?")
        .params(sessionId, nowMs)
        .query(String.class)
        .optional()
        .map(UserId::new);
  }
}
