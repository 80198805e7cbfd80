package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

/** A session is one user's at a time: putting it takes it from another. */
final class SessionTable extends Table<ExportedSession> {

  SessionTable() {
    super(
        MemoryTable.SESSIONS,
        List.of("session_id"),
        column("session_id", ExportedSession::sessionId),
        column("last_seen_at_ms", ExportedSession::lastSeenAtMs),
        column("expires_at_ms", ExportedSession::expiresAtMs));
  }

  @Override
  ExportedSession map(Row row) throws SQLException {
    return new ExportedSession(
        row.text("session_id"), row.number("last_seen_at_ms"), row.number("expires_at_ms"));
  }

  @Override
  void check(SqliteTx tx, ExportedSession session, boolean isNew) {
    boolean taken =
        tx.db()
            .sql(
                "SELECT EXISTS (SELECT 1 FROM users_sessions WHERE session_id = ? AND user_id <> ?)")
            .params(session.sessionId(), tx.user().value())
            .query(Boolean.class)
            .single();
    if (taken) {
      throw new ConflictException("The session has become another user's.");
    }
  }
}
