package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.fact.FactUpsert.Result;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteFacts implements FactStore {

  private static final TypeReference<List<FactUpsert>> UPSERT = new TypeReference<>() {};
  private static final TypeReference<Fact> PATCH = new TypeReference<>() {};
  private static final TypeReference<Boolean> DELETE = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;
  private final SqliteGate gate;

  SqliteFacts(SqliteDatabase database, SqliteWrites writes, SqliteGate gate) {
    this.database = database;
    this.writes = writes;
    this.gate = gate;
  }

  @Override
  public Outcome<List<FactUpsert>> upsertFacts(Write write, List<FactDraft> drafts) {
    return writes.run(write, UPSERT, tx -> Applied.changed(upsert(tx, drafts)));
  }

  static List<FactUpsert> upsert(SqliteTx tx, List<FactDraft> drafts) {
    return drafts.stream().map(draft -> upsert(tx, draft)).toList();
  }

  private static FactUpsert upsert(SqliteTx tx, FactDraft draft) {
    Optional<Fact> stored = Tables.FACTS.findLive(tx, draft.factId());
    Fact fact = stored.map(f -> FactRules.reinforce(f, draft)).orElseGet(draft::toFact);
    Tables.FACTS.put(tx, fact);
    List<String> superseded = takeSlot(tx, fact);
    Result said = stored.isPresent() ? Result.REINFORCED : Result.CREATED;
    return new FactUpsert(fact, superseded.isEmpty() ? said : Result.SUPERSEDED, superseded);
  }

  /** The facts that lose their slot to this one, by factId ascending. */
  static List<String> takeSlot(SqliteTx tx, Fact fact) {
    if (fact.slot() == null) {
      return List.of();
    }
    List<Fact> holders = inSlot(tx, fact.slot());
    List<Fact> lost = FactRules.takeSlot(fact, holders, tx.nowMs());
    lost.forEach(loser -> Tables.FACTS.put(tx, loser));
    return lost.stream().map(Fact::factId).toList();
  }

  /** Those not superseded, expired ones too, by factId ascending. */
  private static List<Fact> inSlot(SqliteTx tx, String slot) {
    var where = Table.of(tx.user()).and("slot = ?", slot).and("superseded_at_ms IS NULL");
    return Tables.FACTS.list(tx.db(), where, "fact_id");
  }

  @Override
  public Outcome<Page<Fact>> listFacts(
      UserId user, FactFilter filter, PageRequest page, long nowMs) {
    return database.snapshot(
        db -> gate.read(db, user, Gate.MEMORY, nowMs, () -> list(db, user, filter, page, nowMs)));
  }

  private static Page<Fact> list(
      JdbcClient db, UserId user, FactFilter filter, PageRequest page, long nowMs) {
    FactKind kind = filter.kind();
    var cursor = Cursor.of("facts", user, kind, filter.skillId(), filter.includeSuperseded());
    var where =
        Table.live(user, nowMs)
            .andEqual("kind", kind == null ? null : kind.wireName())
            .andEqual("skill_id", filter.skillId());
    if (!filter.includeSuperseded()) {
      where.and("superseded_at_ms IS NULL");
    }
    List<Object> after = cursor.decode(page);
    if (!after.isEmpty()) {
      where.and("last_reinforced_at_ms <= ?", after.get(0));
      where.and("(last_reinforced_at_ms < ? OR fact_id > ?)", after.get(0), after.get(1));
    }
    List<Fact> fetched =
        Tables.FACTS.list(db, where, "last_reinforced_at_ms DESC, fact_id", page.limit() + 1);
    return cursor.page(fetched, page, f -> List.of(f.lastReinforcedAtMs(), f.factId()));
  }

  @Override
  public Outcome<Fact> patchFact(Write write, String factId, FactPatch patch) {
    return writes.run(
        write,
        PATCH,
        tx -> {
          Fact patched =
              Tables.FACTS
                  .findLive(tx, factId)
                  .map(patch::apply)
                  .orElseThrow(() -> new NotFoundException("There is no such fact."));
          Tables.FACTS.put(tx, patched);
          return Applied.changed(patched);
        });
  }

  @Override
  public Outcome<Boolean> deleteFact(Write write, String factId) {
    return writes.run(write, DELETE, tx -> Applied.deleted(Tables.FACTS.deleteLive(tx, factId)));
  }
}
