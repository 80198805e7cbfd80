package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Write;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Optional;
import java.util.function.Function;

/** The frame of every write: all of it in one transaction, or none. */
final class SqliteWrites {

  private final SqliteDatabase database;
  private final SqliteIdempotency idempotency;
  private final SqliteGate gate;

  SqliteWrites(SqliteDatabase database, SqliteIdempotency idempotency, SqliteGate gate) {
    this.database = database;
    this.idempotency = idempotency;
    this.gate = gate;
  }

  /**
   * Replays, or checks the consent, does the work, raises the revision and records what came of it.
   */
  <T> Outcome<T> run(Write write, Gist<T> gist, Function<SqliteTx, Applied<T>> work) {
    return database.write(
        db -> run(new SqliteTx(db, write.userId(), write.nowMs()), write, gist, work));
  }

  private <T> Outcome<T> run(
      SqliteTx tx, Write write, Gist<T> gist, Function<SqliteTx, Applied<T>> work) {
    Optional<T> recorded = idempotency.find(tx, write.keys(), gist);
    if (recorded.isPresent()) {
      return new Outcome.Done<>(recorded.get(), true);
    }
    Gate consent = write.operation().gate();
    if (consent != null && !gate.isOpen(tx.db(), tx.user(), consent, tx.nowMs())) {
      return new Outcome.Denied<>(consent.consent());
    }
    Applied<T> applied = work.apply(tx);
    if (applied.effect() == Applied.Effect.CHANGED) {
      RevisionTable.raise(tx);
    }
    if (applied.isRecorded()) {
      idempotency.record(tx, write, gist.of(applied.value()));
    }
    return new Outcome.Done<>(applied.value(), applied.effect() == Applied.Effect.REPLAYED);
  }
}
