package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.CodePoints;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactCorrection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts that say how it is instead of others. */
final class SqliteCorrections {

  /** Of what corrects each other, so many are told. */
  private static final int MAX_RELATED = 500;

  /** What a fact was corrected to, and all that was corrected to become one of these. */
  private static final String RELATED =
      """
      fact_id IN (
        WITH RECURSIVE later(id) AS (
          SELECT ?1 UNION
          SELECT f.corrected_by FROM later JOIN users_memory_facts f
            ON f.user_id = ?2 AND f.fact_id = later.id AND f.corrected_by IS NOT NULL),
        related(id) AS (
          SELECT id FROM later UNION
          SELECT f.fact_id FROM related JOIN users_memory_facts f
            ON f.user_id = ?2 AND f.corrected_by = related.id)
        SELECT id FROM related)\
      """;

  private SqliteCorrections() {}

  static Applied<CorrectedFact> correct(SqliteTx tx, String factId, FactCorrection correction) {
    Fact stored = found(tx, factId);
    String id = correction.idFor(tx.user(), stored);
    if (id.equals(factId)) {
      return respell(tx, stored, correction);
    }
    Optional<Fact> said = Tables.FACTS.findLive(tx, id);
    if (stored.supersededAtMs() != null) {
      return known(stored, said);
    }
    Fact corrected = correction.of(stored, id, said, tx.nowMs());
    Tables.FACTS.change(tx, stored, correction.old(stored, id, tx.nowMs()));
    Tables.FACTS.put(tx, corrected);
    SqliteFacts.settle(tx, corrected.slot(), id);
    return Applied.changed(new CorrectedFact(found(tx, id), factId));
  }

  private static Applied<CorrectedFact> respell(
      SqliteTx tx, Fact stored, FactCorrection correction) {
    Fact respelt = correction.respelt(stored);
    var result = new CorrectedFact(respelt, null);
    if (respelt.equals(stored)) {
      return new Applied<>(result, Applied.Effect.UNCHANGED);
    }
    Tables.FACTS.put(tx, respelt);
    return Applied.changed(result);
  }

  /** Somebody was faster; who wanted the same has it. */
  private static Applied<CorrectedFact> known(Fact stored, Optional<Fact> said) {
    return said.filter(fact -> fact.factId().equals(stored.correctedBy()))
        .map(fact ->
            new Applied<>(new CorrectedFact(fact, stored.factId()), Applied.Effect.UNCHANGED))
        .orElseThrow(() -> new ConflictException("The fact has been superseded."));
  }

  private static Fact found(SqliteTx tx, String factId) {
    return Tables.FACTS
        .findLive(tx, factId)
        .orElseThrow(() -> new NotFoundException("There is no such fact."));
  }

  /** What else was or is so in its place: in its slot, and by correction. */
  static List<Fact> history(SqliteTx tx, String factId) {
    Fact fact = found(tx, factId);
    List<Fact> inSlot = fact.slot() == null ? List.of() : SqliteFacts.inSlot(tx, fact.slot());
    return Stream.concat(inSlot.stream(), related(tx, factId).stream())
        .distinct()
        .sorted(Comparator.comparing(Fact::factId, CodePoints.ORDER))
        .toList();
  }

  private static List<Fact> related(SqliteTx tx, String factId) {
    return tx
        .db()
        .sql(
            "SELECT fact_id FROM users_memory_facts WHERE user_id = ?2 AND "
                + RELATED
                + " ORDER BY fact_id LIMIT ?3")
        .params(factId, tx.user().value(), MAX_RELATED)
        .query((row, index) -> row.getString(1))
        .list()
        .stream()
        .flatMap(id -> Tables.FACTS.findLive(tx, id).stream())
        .toList();
  }
}
