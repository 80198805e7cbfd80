package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class FactTable extends Table<Fact> {

  private final String put = putting(List.of("strength_ms", "terms"), "id") + " RETURNING id";

  FactTable() {
    super(
        MemoryTable.FACTS,
        List.of("user_id", "fact_id"),
        column("fact_id", Fact::factId),
        column("kind", fact -> fact.kind().wireName()),
        column("text", Fact::text),
        column("tags", fact -> JsonText.writeStrings(fact.tags())),
        column("skill_id", Fact::skillId),
        column("weight", Fact::weight),
        column("decay_ms", Fact::decayMs),
        column("created_at_ms", Fact::createdAtMs),
        column("last_reinforced_at_ms", Fact::lastReinforcedAtMs),
        column("expires_at_ms", Fact::expiresAtMs),
        column("source", Fact::source),
        column("session_id", Fact::sessionId),
        column("slot", Fact::slot),
        column("pinned", Fact::pinned),
        column("superseded_at_ms", Fact::supersededAtMs),
        column("recorded_at_ms", Fact::recordedAtMs),
        column("origins", fact -> JsonText.writeStrings(fact.origins())),
        column("corrected_by", Fact::correctedBy));
  }

  @Override
  void put(SqliteTx tx, Fact fact) {
    FactIndex index = tx.factIndex();
    List<@Nullable Object> values = values(tx.user(), fact);
    values.add(index.strengthMs(fact));
    values.add(index.terms(tx.user(), fact));
    values.add(index.nextId());
    long id = tx.db().sql(put).params(values).query(Long.class).single();
    if (id == index.nextId()) {
      tx.keep(index.grown(tx));
    }
  }

  @Override
  Map<String, @Nullable Object> changes(SqliteTx tx, Fact stored, Fact changed) {
    Map<String, @Nullable Object> set = super.changes(tx, stored, changed);
    FactIndex index = tx.factIndex();
    Long strengthMs = index.strengthMs(changed);
    if (!Objects.equals(strengthMs, index.strengthMs(stored))) {
      set.put("strength_ms", strengthMs);
    }
    if (!index.sameTerms(stored, changed)) {
      set.put("terms", index.terms(tx.user(), changed));
    }
    return set;
  }

  /** Those of the ids that are stored and have not expired, in one statement for all. */
  List<Fact> listLive(SqliteTx tx, List<String> factIds) {
    var where =
        live(tx.user(), tx.nowMs())
            .and("fact_id IN (SELECT value FROM json_each(?))", JsonText.writeStrings(factIds));
    return list(tx.db(), where, "fact_id");
  }

  @Override
  Fact map(Row row) throws SQLException {
    return new Fact(
        row.text("fact_id"),
        FactKind.ofWireName(row.text("kind")),
        row.text("text"),
        row.texts("tags"),
        row.textOrNull("skill_id"),
        row.real("weight"),
        row.number("decay_ms"),
        row.number("created_at_ms"),
        row.number("last_reinforced_at_ms"),
        row.numberOrNull("expires_at_ms"),
        row.text("source"),
        row.textOrNull("session_id"),
        row.textOrNull("slot"),
        row.flag("pinned"),
        row.numberOrNull("superseded_at_ms"),
        row.number("recorded_at_ms"),
        row.texts("origins"),
        row.textOrNull("corrected_by"));
  }
}
