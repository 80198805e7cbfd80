package dev.usermemory.store.sqlite;

import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.context.embedding.VectorStore;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;

final class SqliteVectors implements VectorStore {

  private static final String WITHOUT_ONE =
      """
      NOT EXISTS (SELECT 1 FROM users_memory_fact_vectors v
        WHERE v.user_id = ? AND v.fact_id = users_memory_facts.fact_id AND v.model = ?)\
      """;

  private final SqliteDatabase database;
  private final SqliteGate gate;

  SqliteVectors(SqliteDatabase database, SqliteGate gate) {
    this.database = database;
    this.gate = gate;
  }

  @Override
  public List<FactVector> vectors(UserId user, String model) {
    return database.read(db ->
        db.sql(
                """
                SELECT fact_id, vector FROM users_memory_fact_vectors
                WHERE user_id = ? AND model = ? ORDER BY fact_id LIMIT ?\
                """)
            .params(user.value(), model, MAX_VECTORS)
            .query((row, _) ->
                new FactVector(row.getString(1), model, Vector.ofBytes(row.getBytes(2))))
            .list());
  }

  @Override
  public List<FactText> withoutVector(UserId user, String model, int limit, long nowMs) {
    return database.snapshot(db ->
        gate.isOpen(db, user, Gate.MEMORY, nowMs)
            ? withoutVector(db, user, model, limit, nowMs)
            : List.of());
  }

  private static List<FactText> withoutVector(
      Db db, UserId user, String model, int limit, long nowMs) {
    var current =
        Table.live(user, nowMs)
            .and("superseded_at_ms IS NULL")
            .and(WITHOUT_ONE, user.value(), model);
    return Tables.FACTS.list(db, current, "fact_id", limit).stream()
        .map(fact -> new FactText(fact.factId(), fact.text()))
        .toList();
  }

  /**
   * The person's revision stays, and an erasure needs no fence against it: it needs their facts.
   */
  @Override
  public int keepVectors(UserId user, List<FactVector> vectors) {
    return database.write(db -> {
      var tx = new SqliteTx(db, user, 0);
      return (int) vectors.stream().filter(vector -> keep(tx, vector)).count();
    });
  }

  private static boolean keep(SqliteTx tx, FactVector vector) {
    if (!VectorTable.hasFact(tx, vector.factId())) {
      return false;
    }
    Tables.FACT_VECTORS.put(
        tx, new ExportedFactVector(vector.factId(), vector.model(), vector.vector().base64()));
    return true;
  }
}
