package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactRules;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code users_memory_facts}. */
final class FactRows {

  static final String COLUMNS =
      "fact_id, kind, text, tags, skill_id, weight, decay_ms, created_at_ms,"
          + " last_reinforced_at_ms, expires_at_ms, source, session_id, slot, pinned,"
          + " superseded_at_ms";

  static final RowMapper<Fact> MAPPER =
      Row.mapper(row ->
          new Fact(
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
              row.numberOrNull("superseded_at_ms")));

  private static final String PUT =
      """
      INSERT INTO users_memory_facts
        (user_id, fact_id, kind, text, tags, skill_id, weight, decay_ms, created_at_ms,
         last_reinforced_at_ms, expires_at_ms, source, session_id, slot, pinned, superseded_at_ms,
         strength_ms, terms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, fact_id) DO UPDATE SET
        kind = excluded.kind, text = excluded.text, tags = excluded.tags,
        skill_id = excluded.skill_id, weight = excluded.weight, decay_ms = excluded.decay_ms,
        created_at_ms = excluded.created_at_ms,
        last_reinforced_at_ms = excluded.last_reinforced_at_ms,
        expires_at_ms = excluded.expires_at_ms, source = excluded.source,
        session_id = excluded.session_id, slot = excluded.slot, pinned = excluded.pinned,
        superseded_at_ms = excluded.superseded_at_ms, strength_ms = excluded.strength_ms,
        terms = excluded.terms\
      """;

  private FactRows() {}

  static Optional<Fact> findLive(JdbcClient db, UserId user, String factId, long nowMs) {
    var where = new Conditions("user_id = ?", user.value()).and("fact_id = ?", factId);
    where.andLive(nowMs);
    return db.sql("SELECT " + COLUMNS + " FROM users_memory_facts WHERE " + where.sql())
        .params(where.params())
        .query(MAPPER)
        .optional();
  }

  /** Those not superseded, expired ones too, by factId ascending. */
  static List<Fact> inSlot(JdbcClient db, UserId user, String slot) {
    return db.sql(
            """
            SELECT %s FROM users_memory_facts
            WHERE user_id = ? AND slot = ? AND superseded_at_ms IS NULL ORDER BY fact_id\
            """
                .formatted(COLUMNS))
        .params(user.value(), slot)
        .query(MAPPER)
        .list();
  }

  /** Inserts the fact or replaces the one of its id; a superseded one does not rank. */
  static void put(SqliteTx tx, Fact fact) {
    boolean searched = fact.supersededAtMs() == null;
    tx.update(
        PUT,
        tx.user().value(),
        fact.factId(),
        fact.kind().wireName(),
        fact.text(),
        SqliteJson.writeStrings(fact.tags()),
        fact.skillId(),
        fact.weight(),
        fact.decayMs(),
        fact.createdAtMs(),
        fact.lastReinforcedAtMs(),
        fact.expiresAtMs(),
        fact.source(),
        fact.sessionId(),
        fact.slot(),
        fact.pinned(),
        fact.supersededAtMs(),
        FactRules.strengthMs(fact),
        searched ? FactTerms.of(tx.user(), fact) : null);
  }
}
