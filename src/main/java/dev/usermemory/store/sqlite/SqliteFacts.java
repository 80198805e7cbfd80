package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.fact.FactUpsert.Result;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteFacts implements FactStore {

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
    return writes.run(write, Gists.FACTS, tx -> Applied.changed(upsert(tx, drafts)));
  }

  static List<FactUpsert> upsert(SqliteTx tx, List<FactDraft> drafts) {
    Map<String, Fact> known = new HashMap<>();
    Tables.FACTS
        .listLive(tx, drafts.stream().map(FactDraft::factId).toList())
        .forEach(fact -> known.put(fact.factId(), fact));
    return drafts.stream().map(draft -> upsert(tx, draft, known)).toList();
  }

  /**
   * @param known what is stored of the drafts, and stays so
   */
  private static FactUpsert upsert(SqliteTx tx, FactDraft draft, Map<String, Fact> known) {
    Optional<Fact> stored = Optional.ofNullable(known.get(draft.factId()));
    Fact fact = stored.map(f -> FactRules.reinforce(f, draft)).orElseGet(draft::toFact);
    stored.ifPresentOrElse(
        before -> Tables.FACTS.change(tx, before, fact), () -> Tables.FACTS.put(tx, fact));
    known.put(fact.factId(), fact);
    Settled settled = settle(tx, fact.slot(), fact.factId());
    settled.facts().forEach(inSlot -> known.put(inSlot.factId(), inSlot));
    return new FactUpsert(
        Objects.requireNonNull(known.get(fact.factId())),
        settled.lost().isEmpty() ? saidAs(stored) : Result.SUPERSEDED,
        settled.lost());
  }

  private static Result saidAs(Optional<Fact> stored) {
    return stored
        .map(fact -> fact.hasBeenCorrected() ? Result.CORRECTED : Result.REINFORCED)
        .orElse(Result.CREATED);
  }

  /**
   * A slot as it was settled.
   *
   * @param facts all that are in it, by factId ascending
   * @param lost the ids of those that held it and do no longer
   */
  record Settled(List<Fact> facts, List<String> lost) {}

  /** Decides who holds a slot, after something was said or taken away in it. */
  static Settled settle(SqliteTx tx, @Nullable String slot, @Nullable String saidId) {
    if (slot == null) {
      return new Settled(List.of(), List.of());
    }
    List<Fact> before = inSlot(tx, slot);
    List<Fact> after = FactRules.settle(before, saidId);
    var lost = new ArrayList<String>();
    for (int i = 0; i < before.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        Tables.FACTS.change(tx, before.get(i), after.get(i));
        if (before.get(i).supersededAtMs() == null && !before.get(i).factId().equals(saidId)) {
          lost.add(before.get(i).factId());
        }
      }
    }
    return new Settled(after, List.copyOf(lost));
  }

  /** Takes a fact back as if it had never been said, so that another may hold its slot again. */
  static void takeBack(SqliteTx tx, String factId) {
    Optional<Fact> stored = Tables.FACTS.find(tx.db(), tx.user(), factId);
    Tables.FACTS.delete(tx, factId);
    stored.ifPresent(fact -> settle(tx, fact.slot(), null));
  }

  @Override
  public Outcome<Page<Fact>> listFacts(
      UserId user, FactFilter filter, PageRequest page, long nowMs) {
    return database.snapshot(db ->
        gate.read(
            db, user, Gate.MEMORY, nowMs, () -> new FactList(db, user, filter, nowMs).read(page)));
  }

  @Override
  public Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs) {
    return database.snapshot(db ->
        gate.read(
            db,
            user,
            Gate.MEMORY,
            nowMs,
            () -> SqliteCorrections.history(new SqliteTx(db, user, nowMs), factId)));
  }

  /**
   * Expired ones left out, by factId ascending. The sign has SQLite go by the slot: by the order it
   * would read all facts of the person.
   */
  static List<Fact> inSlot(SqliteTx tx, String slot) {
    var where = Table.live(tx.user(), tx.nowMs()).and("slot = ?", slot);
    return Tables.FACTS.list(tx.db(), where, "+fact_id");
  }

  @Override
  public Outcome<Fact> patchFact(Write write, String factId, FactPatch patch) {
    return writes.run(
        write,
        Gist.told(Tables.FACTS, factId),
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
  public Outcome<CorrectedFact> correctFact(Write write, String factId, FactCorrection correction) {
    return writes.run(
        write, Gists.CORRECTED, tx -> SqliteCorrections.correct(tx, factId, correction));
  }

  @Override
  public Outcome<Boolean> deleteFact(Write write, String factId) {
    return writes.run(
        write, Gists.DELETED, tx -> Applied.deleted(Tables.FACTS.deleteLive(tx, factId)));
  }
}
