package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Write;
import dev.usermemory.store.sqlite.engine.JsonText;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The recorded outcomes of writes, by their keys. */
final class SqliteIdempotency {

  private final long ttlMs;

  SqliteIdempotency(long ttlMs) {
    this.ttlMs = ttlMs;
  }

  /** The outcome recorded under any of the keys; every known key must be of the same request. */
  <T> Optional<T> find(SqliteTx tx, List<IdempotencyKey> keys, TypeReference<T> type) {
    return keys.stream()
        .flatMap(key -> find(tx, key).stream())
        .toList() // all keys are checked before one of them decides
        .stream()
        .findFirst()
        .map(json -> JsonText.read(json, type));
  }

  private static Optional<String> find(SqliteTx tx, IdempotencyKey key) {
    return tx.db()
        .sql(
            """
            SELECT request_hash, outcome FROM users_idempotency
            WHERE user_id = ? AND key = ? AND expires_at_ms > ?\
            """)
        .params(tx.user().value(), key.value(), tx.nowMs())
        .query((row, index) -> {
          String outcome = row.getString(2); // none came with an imported key
          if (!row.getString(1).equals(key.requestHash()) || outcome.isEmpty()) {
            throw new ConflictException(
                "The idempotency key was already used for another request.");
          }
          return outcome;
        })
        .optional();
  }

  void record(SqliteTx tx, Write write, Object outcome) {
    if (write.keys().isEmpty()) {
      return;
    }
    String json = JsonText.write(outcome);
    for (IdempotencyKey key : write.keys()) {
      tx.update(
          """
          INSERT INTO users_idempotency
            (user_id, key, request_hash, operation, outcome, expires_at_ms)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (user_id, key) DO UPDATE SET
            request_hash = excluded.request_hash, operation = excluded.operation,
            outcome = excluded.outcome, expires_at_ms = excluded.expires_at_ms\
          """,
          tx.user().value(),
          key.value(),
          key.requestHash(),
          write.operation().wireName(),
          json,
          tx.nowMs() + ttlMs);
    }
  }
}
