package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import java.util.List;

/** Imports what is not a document of a person's own: sessions, idempotency keys and revisions. */
final class ImportedKeys {

  private ImportedKeys() {}

  /** Throws a {@link ConflictException} when the session is another user's by now. */
  static Change session(SqliteTx tx, ExportedSession session) {
    List<UserId> owners =
        tx.db()
            .sql("SELECT user_id FROM users_sessions WHERE session_id = ?")
            .params(session.sessionId())
            .query((row, index) -> new UserId(row.getString(1)))
            .list();
    if (owners.stream().anyMatch(owner -> !owner.equals(tx.user()))) {
      throw new ConflictException("The session has become another user's.");
    }
    tx.update(
        """
        INSERT OR REPLACE INTO users_sessions (session_id, user_id, last_seen_at_ms, expires_at_ms)
        VALUES (?, ?, ?, ?)\
        """,
        session.sessionId(),
        tx.user().value(),
        session.lastSeenAtMs(),
        session.expiresAtMs());
    return owners.isEmpty() ? Change.CREATED : Change.UPDATED;
  }

  /** Without an outcome: a repetition of the write is a conflict, rather than counted twice. */
  static Change idempotency(SqliteTx tx, ExportedIdempotency record) {
    List<String> hashes =
        tx.db()
            .sql(
                """
                SELECT request_hash FROM users_idempotency
                WHERE user_id = ? AND key = ? AND expires_at_ms > ?\
                """)
            .params(tx.user().value(), record.key(), tx.nowMs())
            .query((row, index) -> row.getString(1))
            .list();
    if (hashes.contains(record.requestHash())) {
      return Change.UNCHANGED;
    }
    if (!hashes.isEmpty()) {
      throw new ConflictException("The idempotency key was already used for another request.");
    }
    tx.update(
        """
        INSERT OR REPLACE INTO users_idempotency
          (user_id, key, request_hash, operation, outcome, expires_at_ms)
        VALUES (?, ?, ?, '', '', ?)\
        """,
        tx.user().value(),
        record.key(),
        record.requestHash(),
        record.expiresAtMs());
    return Change.CREATED;
  }

  /** Takes over a revision from elsewhere, unless the one here is later. */
  static Change revision(SqliteTx tx, ExportedRevision exported) {
    List<Long> stored =
        tx.db()
            .sql("SELECT revision FROM users_revisions WHERE user_id = ?")
            .params(tx.user().value())
            .query((row, index) -> row.getLong(1))
            .list();
    if (stored.stream().anyMatch(revision -> revision >= exported.revision())) {
      return Change.UNCHANGED;
    }
    tx.update(
        "INSERT OR REPLACE INTO users_revisions (user_id, revision) VALUES (?, ?)",
        tx.user().value(),
        exported.revision());
    return stored.isEmpty() ? Change.CREATED : Change.UPDATED;
  }
}
