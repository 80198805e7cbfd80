package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.session.SessionBinding.Bound;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Optional;

final class SqliteSessions implements SessionStore {

  private final SqliteDatabase database;
  private final long ttlMs;

  SqliteSessions(SqliteDatabase database, long ttlMs) {
    this.database = database;
    this.ttlMs = ttlMs;
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    return bindSession(user, sessionId, false, nowMs).parked();
  }

  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    return database.write(db -> {
      Bound bound = bind(new SqliteTx(db, user, nowMs), sessionId, move);
      return new SessionBinding(bound, SqliteParked.anyOf(db, sessionId, nowMs));
    });
  }

  /**
   * Binds the session, seen now, to the user of the transaction.
   *
   * @param move also when it is somebody else's
   */
  Bound bind(SqliteTx tx, String sessionId, boolean move) {
    boolean taken =
        findUser(tx.db(), sessionId, tx.nowMs())
            .filter(user -> !user.equals(tx.user()))
            .isPresent();
    if (taken && !move) {
      return Bound.TAKEN;
    }
    Tables.SESSIONS.put(tx, new ExportedSession(sessionId, tx.nowMs(), tx.nowMs() + ttlMs));
    return taken ? Bound.MOVED : Bound.BOUND;
  }

  static Optional<UserId> findUser(Db db, String sessionId, long nowMs) {
    return db.sql("SELECT user_id FROM users_sessions WHERE session_id = ? AND expires_at_ms > ?")
        .params(sessionId, nowMs)
        .query(String.class)
        .optional()
        .map(UserId::new);
  }
}
