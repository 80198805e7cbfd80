package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;
import static dev.usermemory.store.sqlite.Column.derived;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A key without its gist: a repetition of the write is a conflict, rather than counted twice. */
final class IdempotencyTable extends Table<ExportedIdempotency> {

  IdempotencyTable() {
    super(
        MemoryTable.IDEMPOTENCY,
        List.of("user_id", "key"),
        column("key", ExportedIdempotency::key),
        column("request_hash", ExportedIdempotency::requestHash),
        column("expires_at_ms", ExportedIdempotency::expiresAtMs),
        derived("operation", (user, record) -> ""),
        derived("outcome", (user, record) -> ""),
        derived("gist", (user, record) -> ""));
  }

  @Override
  ExportedIdempotency map(Row row) throws SQLException {
    return new ExportedIdempotency(
        row.text("key"), row.text("request_hash"), row.number("expires_at_ms"));
  }

  @Override
  Change store(SqliteTx tx, ExportedIdempotency record) {
    Optional<ExportedIdempotency> known = findLive(tx, record.key());
    if (known.isEmpty()) {
      put(tx, record);
      return Change.CREATED;
    }
    if (!known.get().requestHash().equals(record.requestHash())) {
      throw new ConflictException("The idempotency key was already used for another request.");
    }
    return Change.UNCHANGED;
  }
}
