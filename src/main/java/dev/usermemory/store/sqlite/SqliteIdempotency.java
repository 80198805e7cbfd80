package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Write;
import java.util.List;
import java.util.Optional;

/** What is recorded of writes, by their keys. */
final class SqliteIdempotency {

  private final long ttlMs;

  SqliteIdempotency(long ttlMs) {
    this.ttlMs = ttlMs;
  }

  /** What is recorded under any of the keys; every known key must be of the same request. */
  <T> Optional<T> find(SqliteTx tx, List<IdempotencyKey> keys, Gist<T> gist) {
    return keys.stream()
        .flatMap(key -> find(tx, key).stream())
        .toList() // all keys are checked before one of them decides
        .stream()
        .findFirst()
        .map(recorded ->
            gist.retell(tx, recorded)
                .orElseThrow(() ->
                    new ConflictException(
                        "The request was done before; what it left has gone since.")));
  }

  private static Optional<String> find(SqliteTx tx, IdempotencyKey key) {
    return tx.db()
        .sql(
            """
            SELECT request_hash, gist FROM users_idempotency
            WHERE user_id = ? AND key = ? AND expires_at_ms > ?\
            """)
        .params(tx.user().value(), key.value(), tx.nowMs())
        .query((row, index) -> {
          if (!row.getString(1).equals(key.requestHash())) { // of which the operation is a part
            throw new ConflictException(
                "The idempotency key was already used for another request.");
          }
          String gist = row.getString(2);
          if (gist.isEmpty()) { // the key was imported
            throw new ConflictException(
                "The request was done before; what came of it is no longer known.");
          }
          return gist;
        })
        .optional();
  }

  void record(SqliteTx tx, Write write, String gist) {
    for (IdempotencyKey key : write.keys()) {
      tx.update(
          """
          INSERT INTO users_idempotency
            (user_id, key, request_hash, operation, outcome, gist, expires_at_ms)
          VALUES (?, ?, ?, ?, '', ?, ?)
          ON CONFLICT (user_id, key) DO UPDATE SET
            request_hash = excluded.request_hash, operation = excluded.operation,
            gist = excluded.gist, expires_at_ms = excluded.expires_at_ms\
          """,
          tx.user().value(),
          key.value(),
          key.requestHash(),
          write.operation().wireName(),
          gist,
          tx.nowMs() + ttlMs);
    }
  }
}
