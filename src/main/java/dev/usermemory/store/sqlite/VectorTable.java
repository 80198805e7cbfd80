package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/** A fact has one vector, of the model that saw it last; triggers let it go with its fact. */
final class VectorTable extends Table<ExportedFactVector> {

  private static final String OF_LIVE_FACT =
      """
      EXISTS (SELECT 1 FROM users_memory_facts f
        WHERE f.user_id = users_memory_fact_vectors.user_id
          AND f.fact_id = users_memory_fact_vectors.fact_id
          AND (f.expires_at_ms IS NULL OR f.expires_at_ms > ?))\
      """;

  VectorTable() {
    super(
        MemoryTable.FACT_VECTORS,
        List.of("user_id", "fact_id"),
        column("fact_id", ExportedFactVector::factId),
        column("model", ExportedFactVector::model),
        column("vector", vector -> Base64.getDecoder().decode(vector.vector())));
  }

  @Override
  ExportedFactVector map(Row row) throws SQLException {
    return new ExportedFactVector(
        row.text("fact_id"),
        row.text("model"),
        Base64.getEncoder().encodeToString(row.bytes("vector")));
  }

  @Override
  Conditions visible(UserId user, long nowMs) {
    return of(user).and(OF_LIVE_FACT, nowMs);
  }

  /** Left out when its fact is not there. */
  @Override
  Change store(SqliteTx tx, ExportedFactVector vector) {
    return hasFact(tx, vector.factId()) ? super.store(tx, vector) : Change.UNCHANGED;
  }

  /** A superseded one does not rank. */
  static boolean hasFact(SqliteTx tx, String factId) {
    return Tables.FACTS.find(tx.db(), tx.user(), factId).stream()
        .anyMatch(fact -> fact.supersededAtMs() == null);
  }
}
